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
import type { SemanticView } from "@/lib/semantic/access-policy";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { changeVerifiedQuestion, listVerifiedQuestions } from "@/lib/semantic/verified-questions";

/** Each is compiled and guarded, so other requests get a turn in between. */
const entriesPerTurn = 20;

/**
 * The verified questions of a source as a list shows them: what may change in each, and whether its answer can still run.
 * Those who may not edit see only what runs, without its SQL. So do those whom access rules concern, but with the SQL: what does not
 * run for them may name what they must not know of. **Order** the latest first.
 * **Access** source:view. **Fails** source/not-found, source/not-analysed.
 */
export async function listVerifiedEntries(viewer: Viewer, sourceId: string): Promise<Result<VerifiedEntry[]>> {
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const mayEdit = can(viewer, "verified:edit");
  const seesAll = mayEdit && view.value.policy.tables.size === 0;
  const entries: VerifiedEntry[] = [];
  for (const [index, one] of verified.value.entries()) {
    if (index > 0 && index % entriesPerTurn === 0) await nextTurn();
    const entry = entryOf(one, view.value);
    if (seesAll || entry.problem === null) entries.push(mayEdit ? entry : { ...entry, sql: null });
  }
  return ok(entries);
}

/** One verified question as those see it who may edit it. **Access** verified:edit. **Fails** as above, and verified/not-found. */
export async function verifiedEntry(viewer: Viewer, sourceId: string, id: string): Promise<Result<VerifiedEntry>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const verified = await listVerifiedQuestions(viewer, sourceId);
  if (!verified.ok) return verified;
  const one = verified.value.find((candidate) => candidate.id === id);
  return one ? ok(entryOf(one, view.value)) : refuse("verified/not-found");
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

function entryOf(verified: VerifiedQuestion, { model, policy }: SemanticView): VerifiedEntry {
  const { id, question, language, verifiedBy, createdAt } = verified;
  const {
    slots,
    answer,
    problem: problemToday,
  } = verifiedToday(verified, model, { datesOf: new Date(createdAt), now: new Date() });
  const runs = checkSql(answer?.sql ?? verified.sql, { model, policy, rowCountMax }).ok;
  const problem = !runs || problemToday === "data" ? "data" : problemToday;
  return { id, question, language, verifiedBy, createdAt, slots, sql: answer?.sql ?? verified.sql, problem };
}
