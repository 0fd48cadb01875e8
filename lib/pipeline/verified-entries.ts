import { openPolicy } from "@/lib/semantic/access-policy";
import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import type { VerifiedChange, VerifiedEntry, VerifiedQuestion } from "@/lib/nl2sql/schema";
import { languageOf, verifiedToday } from "@/lib/nl2sql/verified/interpret-verified";
import { rowCountMax } from "@/lib/pipeline/limits";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticModelFor } from "@/lib/semantic/semantic-model";
import { changeVerifiedQuestion, listVerifiedQuestions } from "@/lib/semantic/verified-questions";

/** Each is compiled and guarded, so other requests get a turn in between. */
const entriesPerTurn = 20;

/**
 * The verified questions of a source as a list shows them: what may change in each, and whether its answer can still run.
 * Those who may not edit see only what runs, without its SQL. **Order** the latest first.
 * **Access** source:view. **Fails** source/not-found, source/not-analysed.
 */
export async function listVerifiedEntries(viewer: Viewer, sourceId: string): Promise<Result<VerifiedEntry[]>> {
  const model = await semanticModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const mayEdit = can(viewer, "verified:edit");
  const entries: VerifiedEntry[] = [];
  for (const [index, one] of verified.value.entries()) {
    if (index > 0 && index % entriesPerTurn === 0) await nextTurn();
    const entry = entryOf(one, model.value);
    if (mayEdit) entries.push(entry);
    else if (entry.problem === null) entries.push({ ...entry, sql: null });
  }
  return ok(entries);
}

/** One verified question as those see it who may edit it. **Access** verified:edit. **Fails** as above, and verified/not-found. */
export async function verifiedEntry(viewer: Viewer, sourceId: string, id: string): Promise<Result<VerifiedEntry>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const model = await semanticModelFor(viewer, sourceId);
  if (!model.ok) return model;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const one = verified.value.find((candidate) => candidate.id === id);
  return one ? ok(entryOf(one, model.value)) : refuse("verified/not-found");
}

/**
 * Words a verified question otherwise.
 * **Access** verified:edit. **Fails** auth/forbidden, verified/not-found, verified/exists.
 */
export async function rewordVerified(
  viewer: Viewer,
  ids: { readonly sourceId: string; readonly questionId: string },
  { question }: VerifiedChange,
): Promise<Result<VerifiedEntry>> {
  const { sourceId, questionId } = ids;
  const language = languageOf(question);
  const changed = await changeVerifiedQuestion(viewer, { sourceId, id: questionId }, { question, language });
  return changed.ok ? await verifiedEntry(viewer, sourceId, questionId) : changed;
}

function entryOf(verified: VerifiedQuestion, model: SemanticModel): VerifiedEntry {
  const { id, question, language, verifiedBy, createdAt } = verified;
  const {
    slots,
    answer,
    problem: problemToday,
  } = verifiedToday(verified, model, { datesOf: new Date(createdAt), now: new Date() });
  const runs = checkSql(answer?.sql ?? verified.sql, { policy: openPolicy, model, rowCountMax }).ok;
  const problem = !runs || problemToday === "data" ? "data" : problemToday;
  return { id, question, language, verifiedBy, createdAt, slots, sql: answer?.sql ?? verified.sql, problem };
}
