import "server-only";
import { flushAudit } from "@/lib/auth/audit";
import { can } from "@/lib/auth/can";
import type { AuditPage, AuditQuery } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";
import { selectEvents } from "./audit/select-events";

const pageSize = 50;

/** A page of the audit. **Order** newest first. **Access** system:view. */
export async function listAuditEvents(viewer: Viewer, { before, ...filter }: AuditQuery): Promise<Result<AuditPage>> {
  if (!can(viewer, "system:view")) return refuse("auth/forbidden");
  await flushAudit();
  const found = await selectEvents(filter, { before: before ?? null, count: pageSize + 1 });
  const events = found.slice(0, pageSize);
  return ok({ events, next: found.length > pageSize ? (events.at(-1)?.id ?? null) : null });
}
