import { conditionsOf } from "@/lib/guard/conditions-of";
import { describeConditions } from "@/lib/nl2sql/describe-conditions";
import { tablesOfTurns } from "@/lib/nl2sql/tables-of-turns";
import type { Turn } from "@/lib/pipeline/answer-part";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext } from "@/lib/source/schema";

const lengthMax = 1_500;
const questionLengthMax = 120;
const conditionCountMax = 3;

/**
 * What was asked before the turns that are told in full, in few words: each question as it was understood, the tables it read and the
 * conditions it set. Computed, not written by a model: the same turns give the same summary.
 * Nulls: null when there was nothing. **Order** oldest first; when all is too long the oldest are left out.
 */
export function summariseTurns(
  turns: readonly Turn[],
  model: SemanticModel,
  { sendSampleValues }: Pick<ModelContext, "sendSampleValues">,
  locale: "en" | "zh",
): string | null {
  const lines: string[] = [];
  let length = 0;
  for (const turn of turns.toReversed()) {
    const line = describe(turn, model, { sendSampleValues, locale });
    length += line.length;
    if (length > lengthMax) break;
    lines.unshift(line);
  }
  return lines.length === 0 ? null : lines.join("; ");
}

function describe(
  turn: Turn,
  model: SemanticModel,
  { sendSampleValues, locale }: { readonly sendSampleValues: boolean; readonly locale: "en" | "zh" },
): string {
  // As understood, a question may name values that the person has not typed.
  const asked = (sendSampleValues ? turn.understood : null) ?? turn.question;
  const tables = [...tablesOfTurns([turn], model)].join(", ");
  const conditions = sendSampleValues ? conditionsOfTurn(turn, model, locale).slice(0, conditionCountMax) : [];
  const facts = [tables, ...conditions].filter((fact) => fact !== "").join("; ");
  return `${asked.slice(0, questionLengthMax)}${facts === "" ? "" : ` (${facts})`}`;
}

function conditionsOfTurn({ plan, sql }: Turn, model: SemanticModel, locale: "en" | "zh"): string[] {
  if (plan !== null) return describeConditions(plan, model, locale);
  return sql === null ? [] : conditionsOf(sql, model.kind);
}
