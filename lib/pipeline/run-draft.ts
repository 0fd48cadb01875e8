import "server-only";
import type { ErrorCode, Refusal } from "@/lib/errors";
import { recordRefusal } from "@/lib/execute/record-query";
import { runQuery } from "@/lib/execute/run-query";
import type { QueryOccasion, ResultSet } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Draft } from "@/lib/nl2sql/schema";
import { askModel, newTalk } from "@/lib/pipeline/ask-model";
import { cacheSecondsDefault, rowCountMax } from "@/lib/pipeline/limits";
import {
  type AskedQuestion,
  type DraftReading,
  instead,
  type OtherReading,
  type Reading,
} from "@/lib/pipeline/read-question";
import { ok, type Result } from "@/lib/result";
import { span } from "@/lib/telemetry/trace";

/** A draft that ran, with what it brought back. */
export type DraftRun = {
  readonly draft: Draft;
  readonly checked: CheckedSql;
  readonly result: ResultSet;
  readonly cacheTier: "memory" | "redis" | "source";
  readonly ageSeconds: number;
};

export type DraftEnd =
  | { readonly kind: "ran"; readonly run: DraftRun }
  | { readonly kind: "without_draft"; readonly reading: OtherReading }
  /** The last of the model's queries that was refused or failed; it has had its repairs. */
  | { readonly kind: "given_up"; readonly refusal: Refusal; readonly draft: Draft };

export type DraftListener = {
  readonly onChecking: (draft: Draft) => Promise<void>;
  /** The SQL has passed the guard and is about to run. */
  readonly onRunning: (draft: Draft) => Promise<void>;
  /** The query waits at this place of the line before its source. */
  readonly onWaiting: (position: number) => void;
  /** The question was read again: a model mended its draft, or failed to and the offline engine took over. */
  readonly onRead: (reading: Reading) => void;
};

/** Nobody watches. */
const unheard: DraftListener = {
  onChecking: async () => undefined,
  onRunning: async () => undefined,
  onWaiting: () => undefined,
  onRead: () => undefined,
};

/**
 * Checks a draft and runs it. When a model wrote it, what the guard or the engine says of it goes back to the model at most twice;
 * should the model fail meanwhile, the offline engine takes over.
 * Fails: guard/*, execute/*, nl2sql/unusable-plan.
 */
export async function runDraft(
  asked: AskedQuestion,
  first: DraftReading,
  listener: DraftListener = unheard,
): Promise<Result<DraftEnd>> {
  let draft = first.interpretation;
  // A model's query that was kept has lost what was said about it, not its right to be mended.
  let talk = first.talk ?? (draft.engine === "model" ? newTalk(draft.sql) : undefined);
  for (;;) {
    const confirmed = asked.confirmed === true && draft === first.interpretation;
    const run = await checkAndRun(asked, { draft, confirmed }, listener);
    if (run.ok) return ok({ kind: "ran", run: run.value });
    if (!talk || !isMendable(run.error)) return run;
    if (talk.repairsLeft === 0) return ok({ kind: "given_up", refusal: run.error, draft });
    const problem = problemForModel(run.error, { draft, written: talk.written }, asked);
    const told = { talk, problem };
    const mended = await span("nl2sql", { attributes: { "querent.repair": true } }, () => askModel(asked, told));
    const reading: Result<Reading> = mended.ok ? mended : instead(asked, mended.error);
    if (!reading.ok) return reading;
    listener.onRead(reading.value);
    const { interpretation } = reading.value;
    if (interpretation.kind !== "draft") {
      return ok({ kind: "without_draft", reading: { ...reading.value, interpretation } });
    }
    draft = interpretation;
    talk = reading.value.talk;
  }
}

async function checkAndRun(
  asked: AskedQuestion,
  { draft, confirmed }: { readonly draft: Draft; readonly confirmed: boolean },
  listener: DraftListener,
): Promise<Result<DraftRun>> {
  await listener.onChecking(draft);
  const guarded = { model: asked.model, policy: asked.policy, rowCountMax };
  const checked = span("guard", {}, () => checkSql(draft.sql, guarded));
  const { viewer, conversationId } = asked;
  const { sourceId } = asked.model;
  const occasion: QueryOccasion = { kind: "question", asked: asked.question, subject: conversationId };
  if (!checked.ok) {
    recordRefusal(viewer, { sourceId, sql: draft.sql }, occasion, checked.error);
    return checked;
  }
  await listener.onRunning(draft);
  const run = await runQuery(viewer, { sourceId }, checked.value, {
    signal: asked.signal,
    cacheSeconds: cacheSecondsDefault,
    refresh: false,
    occasion,
    confirmed,
    onWaiting: listener.onWaiting,
  });
  if (!run.ok) return run;
  const { result, cacheTier, ageSeconds } = run.value;
  return ok({ draft, checked: checked.value, result, cacheTier, ageSeconds });
}

/** What a differently written query could avoid; a lost connection or a time limit is not the query's wording. */
function isMendable({ code }: Refusal): boolean {
  const mendable: ErrorCode[] = ["execute/failed", "execute/failed-policed"];
  return code.startsWith("guard/") || mendable.includes(code);
}

/**
 * What is said of a query, for the model that wrote it. Engines quote values of rows in what they say: where the source sends none,
 * only names of the model and what the model itself wrote stay readable.
 */
function problemForModel(
  refusal: Refusal,
  { draft, written }: { readonly draft: Draft; readonly written: string },
  { model, modelContext }: AskedQuestion,
): string {
  const said = `${refusal.code}: ${errorMessage(refusal, "en")}`;
  const query = draft.plan === null ? "" : ` The plan became this SQL: ${draft.sql}`;
  if (modelContext.sendRows && modelContext.sendSampleValues) return said + query;
  const names = new Set(model.entities.flatMap(({ table, columns }) => [table, ...columns.map(({ name }) => name)]));
  const isKnown = (text: string) => names.has(text) || written.includes(text) || draft.sql.includes(text);
  return (
    said.replaceAll(/(["'`“])([^"'`“”]+)(["'`”])/g, (quoted, _open, text) => (isKnown(text) ? quoted : "“…”")) + query
  );
}
