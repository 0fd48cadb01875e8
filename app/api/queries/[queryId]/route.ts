import { z } from "zod";
import { getQuery } from "@/lib/chat/queries";
import { handle } from "@/lib/http/handle";

/** Reads a stored query: its question, SQL and plan. */
export const GET = handle(
  { route: "/api/queries/[queryId]", access: "ask", params: z.object({ queryId: z.string().max(64) }) },
  ({ viewer, params: { queryId } }) => getQuery(viewer, queryId),
);
