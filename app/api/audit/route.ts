import { listAuditEvents } from "@/lib/auth/list-audit-events";
import { auditQuerySchema } from "@/lib/auth/schema";
import { handle } from "@/lib/http/handle";

/** Who did what, the latest first. */
export const GET = handle(
  { route: "/api/audit", access: "system:view", query: auditQuerySchema },
  async ({ viewer, query }) => listAuditEvents(viewer, query),
);
