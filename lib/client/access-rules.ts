import { type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { z } from "zod";
import {
  type AccessOverview,
  type AccessTrial,
  accessOverviewSchema,
  accessRuleEntrySchema,
  accessTrialResultSchema,
  attributesInUseSchema,
  type RuleDraft,
} from "@/lib/access/schema";
import { fetchJson } from "@/lib/client/fetch-json";

const pathOf = (sourceId: string) => `/api/sources/${sourceId}/access-rules`;

/** The access rules of a source and what is needed to write them. */
export function accessRulesQuery(sourceId: string) {
  return queryOptions({
    queryKey: ["sources", sourceId, "access-rules"],
    queryFn: ({ signal }) => fetchJson(pathOf(sourceId), { schema: accessOverviewSchema, signal }),
  });
}

/** What a rule would do, for everybody or through the eyes of one person. */
export function accessTrialQuery(sourceId: string, trial: AccessTrial) {
  return queryOptions({
    queryKey: ["sources", sourceId, "access-preview", trial],
    queryFn: ({ signal }) =>
      fetchJson(`/api/sources/${sourceId}/access-preview`, {
        ...{ method: "POST", body: trial, signal },
        schema: accessTrialResultSchema,
      }),
    staleTime: 30_000,
    // What is wrong with a rule does not change by asking again.
    retry: false,
  });
}

/** Which attributes of people rules name, and who lacks one. */
export function attributesInUseQuery() {
  return queryOptions({
    queryKey: ["access-attributes"],
    queryFn: ({ signal }) => fetchJson("/api/access-attributes", { schema: attributesInUseSchema, signal }),
  });
}

/** Keeps a rule: a new one, or one in place of the rule with this id. */
export function useSaveAccessRule(sourceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, rule }: { ruleId: string | null; rule: RuleDraft }) =>
      ruleId === null
        ? fetchJson(pathOf(sourceId), { method: "POST", body: rule, schema: accessRuleEntrySchema })
        : fetchJson(`${pathOf(sourceId)}/${ruleId}`, { method: "PATCH", body: rule, schema: accessRuleEntrySchema }),
    onSuccess: () => forget(client, sourceId),
  });
}

/** Takes a rule away; it is gone from the list at once. */
export function useRemoveAccessRule(sourceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ruleId: string) =>
      fetchJson(`${pathOf(sourceId)}/${ruleId}`, { method: "DELETE", schema: z.unknown() }),
    onSuccess: (_, ruleId) => {
      const { queryKey } = accessRulesQuery(sourceId);
      client.setQueryData(queryKey, (known: AccessOverview | undefined) =>
        known === undefined ? known : { ...known, rules: known.rules.filter(({ id }) => id !== ruleId) },
      );
    },
    onSettled: () => forget(client, sourceId),
  });
}

/** All that is known of a source changes with its rules, for whoever wrote them too. */
async function forget(client: QueryClient, sourceId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: ["sources", sourceId] }),
    client.invalidateQueries(attributesInUseQuery()),
  ]);
}
