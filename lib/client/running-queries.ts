import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { myQuerySchema, runningQueryListSchema } from "@/lib/execute/schema";

const pollMs = 2_000;

/** What waits and runs at the sources, for admins; read again while somebody looks. */
export function runningQueriesQuery() {
  return queryOptions({
    queryKey: ["running-queries"],
    queryFn: ({ signal }) => fetchJson("/api/running-queries", { schema: runningQueryListSchema, signal }),
    refetchInterval: pollMs,
    staleTime: 0,
  });
}

/** What the viewer waits for at this moment. */
export function myQueriesQuery() {
  return queryOptions({
    queryKey: ["my-queries"],
    queryFn: ({ signal }) => fetchJson("/api/me/queries", { schema: z.array(myQuerySchema), signal }),
    refetchInterval: pollMs,
    staleTime: 0,
    gcTime: 0,
  });
}

/** Stops a query at its engine, for all who wait for it. */
export function stopQuery(queryId: string) {
  return fetchJson(`/api/running-queries/${encodeURIComponent(queryId)}`, { method: "DELETE", schema: z.null() });
}
