import "server-only";
import { activeAccount, viewerOf } from "@/lib/auth/account";
import type { Viewer } from "@/lib/auth/viewer";
import { defaultLocale } from "@/lib/i18n/locale";
import type { Result } from "@/lib/result";
import { keepWords, knownWords } from "@/lib/semantic/analysis/analysis-parts";
import type { StoredRun } from "@/lib/semantic/analysis/analysis-runs";
import { renameInModel, renamesOf } from "@/lib/semantic/analysis/rename-in-model";
import { changeOwnRun } from "@/lib/semantic/analysis/run-lease";
import type { RunRecord } from "@/lib/semantic/analysis/run-record";
import type { DriftItem } from "@/lib/semantic/analysis/schema";
import type { SemanticModel } from "@/lib/semantic/schema";
import { describeWithModel } from "@/lib/semantic/words/describe-model";
import type { SourceStructure } from "@/lib/source/schema";

type Built = {
  readonly model: SemanticModel;
  readonly structure: SourceStructure;
  readonly inForce: SemanticModel | null;
  readonly drift: readonly DriftItem[];
};

/** The stage "words" of a run, paid for by who started it. Without a model only what was written earlier is kept. Fails: as `describeWithModel`. */
export async function findWords(
  run: StoredRun,
  { model, structure, inForce, drift }: Built,
  record: RunRecord,
  signal: AbortSignal,
): Promise<Result<SemanticModel>> {
  return describeWithModel(await payerOf(run), model, structure, {
    signal,
    // Words go with what was renamed; expressions, which the guard would have to rewrite, are not looked at here.
    stored: inForce && renameInModel(inForce, renamesOf(drift), (sql) => sql),
    known: await knownWords(run.id),
    onBatch: async (key, batch) => {
      // One that was cancelled meanwhile has no parts any more, and gets none.
      if (await changeOwnRun(run.id, {})) await keepWords(run.id, key, batch);
    },
    onProgress: ({ done, total }) => record.show({ stage: "words", done, total, subject: null }),
  });
}

async function payerOf({ startedBy }: StoredRun): Promise<Viewer | null> {
  const account = startedBy === null ? null : await activeAccount(startedBy);
  return account && viewerOf(account, account.locale ?? defaultLocale);
}
