import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { changeModelContext, readModelContext } from "@/lib/source/change-model-context";
import { modelContextSchema } from "@/lib/source/schema";

const route = "/api/sources/[sourceId]/model-context";
const params = z.object({ sourceId: z.uuid() });

/** What language models are told of the source, and what of it they are never sent. */
export const GET = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  readModelContext(viewer, params.sourceId),
);

export const PUT = handle(
  { route, access: "source:manage", params, body: modelContextSchema },
  ({ viewer, params, body }) => changeModelContext(viewer, params.sourceId, body),
);
