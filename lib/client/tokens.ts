import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import { apiTokenSchema, createdApiTokenSchema, type NewApiToken } from "@/lib/auth/schema";
import { fetchJson } from "@/lib/client/fetch-json";

/** The viewer's own API tokens, newest first. */
export function tokensQuery() {
  return queryOptions({
    queryKey: ["tokens"],
    queryFn: ({ signal }) => fetchJson("/api/tokens", { schema: z.array(apiTokenSchema), signal }),
  });
}

/** Makes a token; its secret is in the answer and nowhere else. */
export function useCreateToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewApiToken) =>
      fetchJson("/api/tokens", { method: "POST", body, schema: createdApiTokenSchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}

/** Ends a token at once. */
export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => fetchJson(`/api/tokens/${tokenId}`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery().queryKey }),
  });
}
