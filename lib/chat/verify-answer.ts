import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { getQuery } from "@/lib/chat/queries";
import type { StoredQuery } from "@/lib/chat/schema";
import { refuse } from "@/lib/errors";
import { checkSql } from "@/lib/guard/check-sql";
import type { NewVerified, VerifiedEntry, VerifiedQuestion } from "@/lib/nl2sql/schema";
import { languageOf, verifiedToday } from "@/lib/nl2sql/verified/interpret-verified";
import { rowCountMax } from "@/lib/pipeline/limits";
import { verifiedEntry } from "@/lib/pipeline/verified-entries";
import type { Result } from "@/lib/result";
import { semanticViewFor } from "@/lib/semantic/semantic-view";
import { createVerifiedQuestion } from "@/lib/semantic/verified-questions";

type Statement = Pick<StoredQuery, "id" | "plan" | "sql" | "createdAt">;

/**
 * Makes an answer that the viewer got into the verified answer to a question. Its dates are moved to today where the question's words
 * ("this month") mean other days than when it was given.
 * **Access** verified:edit, and the viewer's own answers alone.
 * **Fails** auth/forbidden, query/not-found, source/*, guard/* when it could not run any more, verified/other-source, verified/dated,
 * verified/exists, verified/full.
 */
export async function verifyAnswer(
  viewer: Viewer,
  sourceId: string,
  { queryId, question, chart }: NewVerified,
): Promise<Result<VerifiedEntry>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const query = await getQuery(viewer, queryId);
  if (!query.ok) return query;
  if (query.value.sourceId !== sourceId) return refuse("verified/other-source");
  return await verifyStatement(viewer, sourceId, query.value, { question, chart });
}

/**
 * The same for a statement that the caller has found: an answer that somebody judged.
 * **Access** verified:edit.
 */
export async function verifyStatement(
  viewer: Viewer,
  sourceId: string,
  statement: Statement,
  { question, chart }: Pick<NewVerified, "question" | "chart">,
): Promise<Result<VerifiedEntry>> {
  if (!can(viewer, "verified:edit")) return refuse("auth/forbidden");
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const given = asVerified(sourceId, statement, question);
  const today = verifiedToday(given, view.value.model, { datesOf: new Date(given.createdAt), now: new Date() });
  if (today.problem === "time") return refuse("verified/dated");
  const { plan, sql } = today.answer ?? given;
  const checked = checkSql(sql, { ...view.value, rowCountMax });
  if (!checked.ok) return checked;
  const { language } = given;
  const created = await createVerifiedQuestion(viewer, { sourceId, question, language, plan, sql, chart });
  return created.ok ? await verifiedEntry(viewer, sourceId, created.value) : created;
}

/** The answer as if it had been verified when it was given. */
function asVerified(sourceId: string, { id, plan, sql, createdAt }: Statement, question: string): VerifiedQuestion {
  const language = languageOf(question);
  return {
    id,
    sourceId,
    question,
    language,
    plan,
    sql,
    chart: null,
    verifiedBy: null,
    createdAt,
    updatedAt: createdAt,
  };
}
