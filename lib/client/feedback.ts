import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { type Feedback, feedbackSchema } from "@/lib/chat/schema";
import { fetchJson } from "@/lib/client/fetch-json";

type Target = { conversationId: string; messageId: string };

const key = ({ messageId }: Target) => ["answer-feedback", messageId];

/** What the reader said of an answer. It comes with the answer, and is only changed here. */
export function answerFeedbackQuery(target: Target, initial: Feedback | null) {
  return queryOptions({
    queryKey: key(target),
    queryFn: () => initial,
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** Says what the reader thinks of an answer; null takes it back. It shows at once, and is undone when the server refuses. */
export function useGiveFeedback(target: Target) {
  const client = useQueryClient();
  const { conversationId, messageId } = target;
  const path = `/api/conversations/${conversationId}/messages/${messageId}/feedback`;
  return useMutation({
    mutationFn: async (feedback: Feedback | null) => {
      if (feedback === null) await fetchJson(path, { method: "DELETE", schema: z.unknown() });
      else await fetchJson(path, { method: "PUT", body: feedback, schema: feedbackSchema });
    },
    onMutate: (feedback) => {
      const before = client.getQueryData<Feedback | null>(key(target)) ?? null;
      client.setQueryData(key(target), feedback);
      return { before };
    },
    onError: (_error, _feedback, context) => client.setQueryData(key(target), context?.before ?? null),
  });
}
