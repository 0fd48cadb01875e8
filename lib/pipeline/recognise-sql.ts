import { checkSql } from "@/lib/guard/check-sql";
import type { Draft } from "@/lib/nl2sql/schema";
import { rowCountMax } from "@/lib/pipeline/limits";
import type { SemanticView } from "@/lib/semantic/access-policy";

const selectStart = /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*\(?\s*(?:select|with)\b/i;
const otherStatement =
  /^\s*(?:insert\s+into|update\s+\S+\s+set|delete\s+from|merge\s+into|replace\s+into|(?:drop|alter|create|truncate)\s+(?:table|view|index|database|schema)|grant\s+\w+\s+on|revoke\s+\w+\s+on)\b/i;
/** What a sentence that begins with "select" or "with" hardly has, once it can be parsed as a statement. */
const sqlMarks = /[*();=<>"`]|\w\.\w|,/;
/** Nobody writes an article into SQL: "select the name and price of each product". */
const sentenceStart =
  /^\s*(?:select|with)\s+(?:me\s+)?(?:the|a|an|all\s+the|all\s+of|our|my|your|those|these|every|each|some|any|which)\s/i;
/** What of a text that cannot be parsed still says that its writer meant SQL. */
const brokenSqlMarks = /[*;`]|\w\.\w/;
const sqlKeywords = /\b(?:SELECT|FROM|WHERE|GROUP BY|ORDER BY|JOIN|LIMIT|HAVING)\b/g;

/**
 * Takes a question that is SQL for what it is; null when it is a sentence. Only decides who reads it: what may run is the guard's business alone.
 * A statement that writes is taken for SQL too, so that its writer hears why it is not run instead of a guess at what it means.
 * Example: "select customers from Berlin" stays a sentence while no table is called Berlin.
 */
export function recogniseSql(question: string, { model, policy }: SemanticView): Draft | null {
  if (otherStatement.test(question)) return toDraft(question);
  if (!selectStart.test(question)) return null;
  const checked = checkSql(question, { model, policy, rowCountMax });
  if (checked.ok) return toDraft(question);
  const isStatement = checked.error.code === "guard/parse" ? isBrokenSql(question) : sqlMarks.test(question);
  return isStatement && !sentenceStart.test(question) ? toDraft(question) : null;
}

/** A statement with a mistake in it is answered with the mistake, not with a guess at what it means. */
const isBrokenSql = (question: string): boolean =>
  (question.match(sqlKeywords) ?? []).length > 1 || (/\bfrom\b/i.test(question) && brokenSqlMarks.test(question));

function toDraft(sql: string): Draft {
  return {
    kind: "draft",
    engine: "sql",
    sql,
    plan: null,
    confidence: 1,
    confident: true,
    understood: sql,
    assumptions: [],
    unused: [],
    chartHint: null,
  };
}
