import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { type CacheClear, cacheReportSchema } from "@/lib/cache/schema";
import { fetchJson } from "@/lib/client/fetch-json";

const base = "/api/cache";
const pollMs = 4_000;

/** What the cache of the answering instance holds and how often it is used, for admins; read again while somebody looks. */
export function cacheReportQuery() {
  return queryOptions({
    queryKey: ["cache"],
    queryFn: ({ signal }) => fetchJson(base, { schema: cacheReportSchema, signal }),
    refetchInterval: pollMs,
    staleTime: 0,
  });
}

/** Forgets a part of the cache, on every instance. */
export function clearCache(what: CacheClear) {
  return fetchJson(`${base}/clear`, { method: "POST", body: what, schema: z.null() });
}
