import { z } from "zod";
import { deleteAccessRule } from "@/lib/access/access-rules";
import { ruleDraftSchema } from "@/lib/access/schema";
import { handle } from "@/lib/http/handle";
import { replaceAccessRule } from "@/lib/pipeline/manage-access-rules";

const route = "/api/sources/[sourceId]/access-rules/[ruleId]";
const params = z.object({ sourceId: z.uuid(), ruleId: z.uuid() });

export const PATCH = handle(
  { route, access: "access:manage", params, body: ruleDraftSchema },
  ({ viewer, params, body }) => replaceAccessRule(viewer, params, body),
);

export const DELETE = handle({ route, access: "access:manage", params }, ({ viewer, params }) =>
  deleteAccessRule(viewer, params),
);
