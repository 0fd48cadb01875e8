import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { type NewVerified, type VerifiedEntry, verifiedEntrySchema } from "@/lib/nl2sql/schema";

const pathOf = (sourceId: string) => `/api/sources/${sourceId}/verified-questions`;

/** The verified questions of a source, the latest first. */
export function verifiedQuestionsQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "verified-questions"],
    queryFn: ({ signal }) => fetchJson(pathOf(sourceId), { schema: z.array(verifiedEntrySchema), signal }),
  });
}

/** Makes an answer the verified one of a question. Fails with `verified/exists` where the question has one already. */
export function useVerifyAnswer(sourceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewVerified) =>
      fetchJson(pathOf(sourceId), { method: "POST", body, schema: verifiedEntrySchema }),
    onSuccess: (entry) => changeList(client, sourceId, (list) => [entry, ...list]),
  });
}

/** Words a verified question otherwise. */
export function useRewordVerified(sourceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, question }: Pick<VerifiedEntry, "id" | "question">) =>
      fetchJson(`${pathOf(sourceId)}/${id}`, { method: "PATCH", body: { question }, schema: verifiedEntrySchema }),
    onSuccess: (entry) => changeList(client, sourceId, (list) => [entry, ...list.filter(({ id }) => id !== entry.id)]),
    onError: () => client.invalidateQueries(verifiedQuestionsQuery(sourceId)),
  });
}

/** Takes a verified question away. */
export function useRemoveVerified(sourceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: Pick<VerifiedEntry, "id">) =>
      fetchJson(`${pathOf(sourceId)}/${id}`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: (_, { id }) => changeList(client, sourceId, (list) => list.filter((entry) => entry.id !== id)),
    onError: () => client.invalidateQueries(verifiedQuestionsQuery(sourceId)),
  });
}

/** Shows a change at once where the list is known, and reads it anew: somebody else may have changed it too. */
function changeList(client: QueryClient, sourceId: string, change: (list: VerifiedEntry[]) => VerifiedEntry[]) {
  const query = verifiedQuestionsQuery(sourceId);
  client.setQueryData(query.queryKey, (list) => list && change(list));
  return client.invalidateQueries(query);
}
