import "server-only";
import type { Tables } from "@/drizzle/schema";
import { type AuditAction, bufferedActions } from "@/lib/auth/audit-actions";
import type { AuditGroup } from "@/lib/auth/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { store } from "@/lib/db/store";
import { storeRefusal } from "@/lib/db/write";
import { newId, timeOfId } from "@/lib/id";
import { remember } from "@/lib/remember";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";
import { onShutdown } from "@/lib/telemetry/shutdown";
import { type EventBuffer, makeEventBuffer } from "./audit/event-buffer";

type Row = Tables["auditEvents"]["$inferInsert"];

/** By what an event is found beside its action and whoever did it. */
export type AuditFinding = {
  readonly sourceId?: string | null;
  /** What a search looks into on top of subject and details: a question, SQL, a name. */
  readonly text?: string | null;
};

/**
 * Adds to the append-only record of who did what; `viewer` is null where nobody is signed in.
 * Never in it: passwords, secrets, tokens, values of rows (an engine's own error text holds some: give its code).
 * Call it after the transaction that did the thing, not inside.
 */
export async function audit(
  viewer: Pick<Viewer, "userId"> | null,
  action: AuditAction & `${AuditGroup}.${string}`,
  subject: string | null,
  details: Record<string, unknown> = {},
  { sourceId = null, text = null }: AuditFinding = {},
): Promise<void> {
  const id = newId();
  const event: Row = {
    id,
    // Of one moment with the id, so that both sort alike: pages go by the id, indexes by the time.
    at: timeOfId(id),
    userId: viewer?.userId ?? null,
    action,
    subject: subject?.slice(0, 255) ?? null,
    requestId: requestContext()?.requestId ?? null,
    sourceId,
    text,
    details,
  };
  if ((bufferedActions as readonly string[]).includes(action)) return buffer().add(event);
  await write([event]);
}

/** Writes what waits, so that whoever reads the audit next finds it. */
export async function flushAudit(): Promise<void> {
  await buffer().flush();
}

async function write(events: readonly Row[]): Promise<void> {
  const { db, tables } = await store();
  await db.insert(tables.auditEvents).values([...events]);
}

function buffer(): EventBuffer<Row> {
  return remember("audit-buffer", () => {
    const log = logger("audit");
    const made = makeEventBuffer<Row>({
      write,
      isAway: (cause) => storeRefusal(cause) !== null,
      onFailure: ({ lost, cause }) =>
        log.error({ err: cause, lost }, lost > 0 ? "events of the audit are lost" : "the audit could not be written"),
    });
    onShutdown("audit", () => made.close());
    return made;
  });
}
