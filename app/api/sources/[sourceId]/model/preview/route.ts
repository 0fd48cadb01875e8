import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { previewModelPart } from "@/lib/pipeline/preview-model-part";
import { modelPreviewRequestSchema } from "@/lib/pipeline/schema";

const route = "/api/sources/[sourceId]/model/preview";
const params = z.object({ sourceId: z.uuid() });

/** Computes a measure or filter that is being written, over what the viewer may see. Nothing is kept. */
export const POST = handle(
  { route, access: "source:view", params, body: modelPreviewRequestSchema },
  ({ viewer, params, body, signal }) => previewModelPart(viewer, params.sourceId, body, { signal }),
);
