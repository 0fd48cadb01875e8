import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { z } from "zod";
import { type ConversationPage, conversationPageSchema, conversationSummarySchema } from "@/lib/chat/schema";
import { fetchJson } from "@/lib/client/fetch-json";

type Pages = InfiniteData<ConversationPage, string | null>;

/** How many conversations one page of the list holds; the server render reads the first page with the same number. */
export const conversationPageSize = 30;

/** The viewer's conversations, newest first, page by page. */
export function conversationsQuery(search = "") {
  return infiniteQueryOptions({
    queryKey: ["conversations", { search }],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(conversationPageSize) });
      if (search !== "") query.set("search", search);
      if (pageParam !== null) query.set("cursor", pageParam);
      return fetchJson(`/api/conversations?${query}`, { schema: conversationPageSchema, signal });
    },
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** The first page as the query above keeps it, for a server render. */
export function firstConversationPage(page: ConversationPage): Pages {
  return { pages: [page], pageParams: [null] };
}

/** Reads the list again, after a question made a conversation newer. */
export function refreshConversations(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: ["conversations"] });
}

/** Gives a conversation another title; the list shows it at once and takes it back when the server refuses. */
export function useRenameConversation() {
  return useListChange(
    ({ id, title }: { id: string; title: string }) =>
      fetchJson(`/api/conversations/${id}`, { method: "PATCH", body: { title }, schema: conversationSummarySchema }),
    (page, { id, title }) => ({
      ...page,
      conversations: page.conversations.map((entry) => (entry.id === id ? { ...entry, title } : entry)),
    }),
  );
}

/** Deletes a conversation with its messages. */
export function useDeleteConversation() {
  return useListChange(
    ({ id }: { id: string }) => fetchJson(`/api/conversations/${id}`, { method: "DELETE", schema: z.unknown() }),
    (page, { id }) => ({ ...page, conversations: page.conversations.filter((entry) => entry.id !== id) }),
  );
}

/** A write that every list in the cache shows before the server has answered. */
function useListChange<Variables, Answer>(
  mutationFn: (variables: Variables) => Promise<Answer>,
  change: (page: ConversationPage, variables: Variables) => ConversationPage,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onMutate: async (variables) => {
      await client.cancelQueries({ queryKey: ["conversations"] });
      const before = client.getQueriesData<Pages>({ queryKey: ["conversations"] });
      client.setQueriesData<Pages>(
        { queryKey: ["conversations"] },
        (data) => data && { ...data, pages: data.pages.map((page) => change(page, variables)) },
      );
      return { before };
    },
    onError: (_error, _variables, context) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
    },
    onSettled: () => refreshConversations(client),
  });
}
