import { z } from "zod";
import { queryData } from "@/lib/chat/query-data";
import { handle } from "@/lib/http/handle";

/** Reads all rows of a stored query, checked and run for whoever asks. */
export const GET = handle(
  {
    route: "/api/queries/[queryId]/data",
    access: "ask",
    params: z.object({ queryId: z.string().max(64) }),
    query: z.object({ refresh: z.enum(["0", "1"]).default("0") }),
  },
  ({ viewer, params: { queryId }, query, signal }) =>
    queryData(viewer, queryId, { signal, refresh: query.refresh === "1" }),
);
