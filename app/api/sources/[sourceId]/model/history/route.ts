import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { modelHistory } from "@/lib/semantic/edits/model-history";
import { returnToRevision } from "@/lib/semantic/edits/return-to-revision";

const route = "/api/sources/[sourceId]/model/history";
const params = z.object({ sourceId: z.uuid() });
const body = z.object({ revision: z.int().min(1), to: z.int().min(1) });

export const GET = handle({ route, access: "semantic:edit", params }, ({ viewer, params }) =>
  modelHistory(viewer, params.sourceId),
);

/** Makes the revision `to` the newest one. */
export const POST = handle({ route, access: "semantic:edit", params, body }, ({ viewer, params, body }) =>
  returnToRevision(viewer, params.sourceId, body),
);
