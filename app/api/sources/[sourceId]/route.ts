import { z } from "zod";
import { handle } from "@/lib/http/handle";
import { disconnectSource, reconnectSource } from "@/lib/pipeline/connect-source";
import { updateSourceSchema } from "@/lib/source/schema";
import { sourceDetail } from "@/lib/source/sources";

const route = "/api/sources/[sourceId]";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "source:view", params }, ({ viewer, params }) =>
  sourceDetail(viewer, params.sourceId),
);

export const PATCH = handle(
  { route, access: "source:manage", params, body: updateSourceSchema },
  ({ viewer, params, body }) => reconnectSource(viewer, params.sourceId, body),
);

export const DELETE = handle({ route, access: "source:manage", params }, ({ viewer, params }) =>
  disconnectSource(viewer, params.sourceId),
);
