import { z } from "zod";
import { stopQuery } from "@/lib/execute/stop-query";
import { handle } from "@/lib/http/handle";

/** Stops a query at its engine, for all who wait for it. */
export const DELETE = handle(
  {
    route: "/api/running-queries/[queryId]",
    access: "query:manage",
    params: z.object({ queryId: z.string().max(64) }),
  },
  ({ viewer, params }) => stopQuery(viewer, params.queryId),
);
