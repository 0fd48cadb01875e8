import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { requestContext } from "@/lib/telemetry/request-context";

/** Everything that is written to the audit, as `thing.act`. */
export type AuditAction =
  | "session.start"
  | "session.refuse"
  | "setup.complete"
  | "setup.refuse"
  | "user.create"
  | "user.change"
  | "user.password"
  | "user.refuse"
  | "token.create"
  | "token.revoke"
  | "source.create"
  | "source.change"
  | "source.delete"
  | "source.analyse"
  | "dashboard.create"
  | "dashboard.change"
  | "dashboard.delete"
  | "model.change"
  | "quality.set-create"
  | "quality.set-rename"
  | "quality.set-delete"
  | "quality.case-add"
  | "quality.case-change"
  | "quality.case-delete"
  | "quality.import"
  | "quality.run-start"
  | "quality.run-stop"
  | "quality.run-delete"
  | "semantic.change"
  | "semantic.refresh"
  | "verified.create"
  | "verified.change"
  | "verified.delete";

/**
 * Adds to the append-only record of who did what; `viewer` is null where nobody is signed in. Secrets never go into `details`.
 * Call it after the transaction that did the thing, not inside.
 */
export async function audit(
  viewer: Pick<Viewer, "userId"> | null,
  action: AuditAction,
  subject: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  const { db, tables } = await store();
  await db.insert(tables.auditEvents).values({
    id: newId(),
    at: new Date(),
    userId: viewer?.userId ?? null,
    action,
    subject: subject?.slice(0, 255) ?? null,
    requestId: requestContext()?.requestId ?? null,
    details,
  });
}
