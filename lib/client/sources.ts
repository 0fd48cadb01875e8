import { queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { fetchJson } from "@/lib/client/fetch-json";
import { sourceSummarySchema } from "@/lib/source/schema";

/** The cookie that remembers which source this browser asked last, so that the server's first paint offers the same one. */
export const lastSourceCookie = "querent_source";

/** The data sources the viewer may ask. */
export function sourcesQuery() {
  return queryOptions({
    queryKey: ["sources"],
    queryFn: ({ signal }) => fetchJson("/api/sources", { schema: z.array(sourceSummarySchema), signal }),
  });
}
