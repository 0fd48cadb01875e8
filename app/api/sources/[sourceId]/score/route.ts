import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { contextScoreFor } from "@/lib/semantic/score/context-score";

/** How well the data of a source is described, and what would help most. */
export const GET = handle(
  { route: "/api/sources/[sourceId]/score", access: "semantic:edit", params: z.object({ sourceId: z.uuid() }) },
  ({ viewer, params }) => contextScoreFor(viewer, params.sourceId),
);
