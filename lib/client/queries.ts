import { queryOptions, useMutation } from "@tanstack/react-query";
import { z } from "zod";
import { type ChartChoice, queryDataSchema } from "@/lib/chat/schema";
import { fetchJson } from "@/lib/client/fetch-json";

/** All rows of a stored query. Kept while the page is open: the answer it belongs to shows the moment it was given. */
export function queryDataQuery(queryId: string) {
  return queryOptions({
    queryKey: ["queries", queryId, "data"],
    queryFn: ({ signal }) => fetchJson(`/api/queries/${queryId}/data`, { schema: queryDataSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Remembers the chart chosen for results like the one of this query; a null chart forgets it. */
export function useKeepChartChoice(queryId: string) {
  return useMutation({
    mutationFn: (body: ChartChoice) =>
      fetchJson(`/api/queries/${encodeURIComponent(queryId)}/chart`, { method: "PUT", body, schema: z.unknown() }),
  });
}

/** Where the rows of an answer are to be had as a CSV file. */
export function queryExportPath(queryId: string): string {
  return `/api/queries/${encodeURIComponent(queryId)}/export`;
}
