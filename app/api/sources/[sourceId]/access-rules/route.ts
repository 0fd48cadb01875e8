import { z } from "zod";
import { ruleDraftSchema } from "@/lib/access/schema";
import { handle } from "@/lib/http/handle";
import { accessOverview, addAccessRule } from "@/lib/pipeline/manage-access-rules";

const route = "/api/sources/[sourceId]/access-rules";
const params = z.object({ sourceId: z.uuid() });

export const GET = handle({ route, access: "access:manage", params }, ({ viewer, params }) =>
  accessOverview(viewer, params.sourceId),
);

export const POST = handle(
  { route, access: "access:manage", params, body: ruleDraftSchema },
  ({ viewer, params, body }) => addAccessRule(viewer, params.sourceId, body),
);
