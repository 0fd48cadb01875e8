import "server-only";
import type { ErrorCode, Refusal } from "@/lib/errors";
import { recordRefusal } from "@/lib/execute/record-query";
import { runQuery } from "@/lib/execute/run-query";
import type { QueryOccasion, ResultSet } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { errorMessage } from "@/lib/i18n/error-message";
import type { ModelUsage } from "@/lib/llm/model-usage";
import type { CannotAnswer, Draft } from "@/lib/nl2sql/schema";
import { cacheSecondsDefault, rowCountMax } from "@/lib/pipeline/limits";
import { type AskedQuestion, askModel } from "@/lib/pipeline/read-question";
import { ok, type Result } from "@/lib/result";

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
  | { readonly kind: "cannot_answer"; readonly reason: CannotAnswer };

export type DraftListener = {
  readonly onChecking: (draft: Draft) => Promise<void>;
  /** The SQL has passed the guard and is about to run. */
  readonly onRunning: (draft: Draft) => Promise<void>;
  /** The query waits at this place of the line before its source. */
  readonly onWaiting: (position: number) => void;
  readonly onModelUsed: (usage: ModelUsage) => void;
};

/** How often a model may mend its own SQL. */
const repairCountMax = 2;

/**
 * Checks a draft and runs it. When a model wrote it, what the guard or the engine says of it goes back to the model at most twice.
 * Fails: guard/*, execute/*, and llm/* when a repair was asked for and did not come.
 */
export async function runDraft(asked: AskedQuestion, first: Draft, listener: DraftListener): Promise<Result<DraftEnd>> {
  let draft = first;
  for (let repairCount = 0; ; repairCount++) {
    const confirmed = asked.confirmed === true && draft === first;
    const run = await checkAndRun(asked, { draft, confirmed }, listener);
    if (run.ok) return ok({ kind: "ran", run: run.value });
    const mayMend = draft.engine === "model" && repairCount < repairCountMax && isMendable(run.error);
    if (!mayMend) return run;
    const repair = { sql: draft.sql, problem: problemForModel(run.error) };
    const mended = await askModel(asked, repair);
    if (!mended.ok) return mended;
    if (mended.value.usage) listener.onModelUsed(mended.value.usage);
    const { interpretation } = mended.value;
    if (interpretation.kind === "cannot_answer") return ok({ kind: "cannot_answer", reason: interpretation });
    // A model never asks back, so what is left is a draft.
    if (interpretation.kind === "draft") draft = interpretation;
  }
}

async function checkAndRun(
  asked: AskedQuestion,
  { draft, confirmed }: { readonly draft: Draft; readonly confirmed: boolean },
  listener: DraftListener,
): Promise<Result<DraftRun>> {
  await listener.onChecking(draft);
  const checked = checkSql(draft.sql, { model: asked.model, policy: asked.policy, rowCountMax });
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

function problemForModel(refusal: Refusal): string {
  return `${refusal.code}: ${errorMessage(refusal, "en")}`;
}
