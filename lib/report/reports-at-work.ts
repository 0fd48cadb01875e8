import "server-only";
import { and, eq, lt, notInArray } from "drizzle-orm";
import { store } from "@/lib/db/store";
import { refuse } from "@/lib/errors";
import { remember } from "@/lib/remember";

/** A report at work is written every few seconds; one that was silent for this long belongs to a process that is gone. */
const silenceMaxMs = 60_000;

/** What this process is writing now. */
export type ReportAtWork = {
  readonly stop: (end: "stopped" | "interrupted") => void;
  readonly finished: Promise<void>;
};

/** The reports at work in this process, by id. */
export function reportsAtWork(): Map<string, ReportAtWork> {
  return remember("reports-at-work", () => new Map<string, ReportAtWork>());
}

/** Waits for a report that is at work in this process; at once when it is not. */
export async function reportFinished(reportId: string): Promise<void> {
  await reportsAtWork().get(reportId)?.finished;
}

/** Marks reports as failed whose process is gone. */
export async function failSilentReports(): Promise<void> {
  await failReports(new Date(Date.now() - silenceMaxMs));
}

/**
 * Marks what a process that died left unfinished. Called once when a process starts: the embedded store has one process, so every
 * report at work that is not its own is dead; on a shared one another instance may be at work, so only silent ones are.
 */
export async function failInterruptedReports(): Promise<void> {
  const aloneOnStore = (await store()).dialect === "sqlite";
  await failReports(aloneOnStore ? null : new Date(Date.now() - silenceMaxMs));
}

async function failReports(silentSince: Date | null): Promise<void> {
  const { db, tables } = await store();
  const { reports } = tables;
  const own = [...reportsAtWork().keys()];
  const { code } = refuse("report/interrupted").error;
  await db
    .update(reports)
    .set({ status: "failed", error: { code, params: {} } })
    .where(
      and(
        eq(reports.status, "running"),
        own.length > 0 ? notInArray(reports.id, own) : undefined,
        silentSince === null ? undefined : lt(reports.updatedAt, silentSince),
      ),
    );
}
