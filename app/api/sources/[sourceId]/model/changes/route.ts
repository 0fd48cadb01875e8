import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { changeSourceModel } from "@/lib/pipeline/change-source-model";
import { changeModelSchema } from "@/lib/semantic/edits/schema";

const route = "/api/sources/[sourceId]/model/changes";
const params = z.object({ sourceId: z.uuid() });

/** A save of 2,000 changes with their descriptions. */
const bodyBytesMax = 8 * 1024 * 1024;

export const POST = handle(
  { route, access: "semantic:edit", params, body: changeModelSchema, bodyBytesMax },
  ({ viewer, params, body, signal }) => changeSourceModel(viewer, params.sourceId, body, signal),
);
