import { z } from "zod";
import { accessTrialSchema } from "@/lib/access/schema";
import { handle } from "@/lib/http/handle";
import { previewAccess } from "@/lib/pipeline/preview-access";

const route = "/api/sources/[sourceId]/access-preview";
const params = z.object({ sourceId: z.uuid() });

/** Tries a rule before it is kept, through the eyes of one person when one is named. */
export const POST = handle(
  { route, access: "access:manage", params, body: accessTrialSchema },
  ({ viewer, params, body, signal }) => previewAccess(viewer, params.sourceId, body, { signal }),
);
