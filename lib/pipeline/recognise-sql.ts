import { checkSql } from "@/lib/guard/check-sql";
import type { Draft } from "@/lib/nl2sql/schema";
import { rowCountMax } from "@/lib/pipeline/limits";
import type { SemanticModel } from "@/lib/semantic/schema";

const selectStart = /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*\(?\s*(?:select|with)\b/i;
const otherStatement =
  /^\s*(?:insert\s+into|update\s+\S+\s+set|delete\s+from|merge\s+into|replace\s+into|(?:drop|alter|create|truncate)\s+(?:table|view|index|database|schema)|grant\s+\w+\s+on|revoke\s+\w+\s+on)\b/i;
/** What a sentence that begins with "select" or "with" hardly has. */
const sqlMarks = /[*();=<>"`]|\w\.\w|,/;

/**
 * Takes a question that is SQL for what it is; null when it is a sentence. Only decides who reads it: what may run is the guard's business alone.
 * A statement that writes is taken for SQL too, so that its writer hears why it is not run instead of a guess at what it means.
 * Example: "select customers from Berlin" stays a sentence while no table is called Berlin.
 */
export function recogniseSql(question: string, model: SemanticModel): Draft | null {
  if (otherStatement.test(question)) return toDraft(question);
  if (!selectStart.test(question)) return null;
  const checked = checkSql(question, { model, rowCountMax });
  return checked.ok || sqlMarks.test(question) ? toDraft(question) : null;
}

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
