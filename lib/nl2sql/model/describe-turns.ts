import { cut, fence } from "@/lib/llm/prompts/fence";
import type { EarlierTurn } from "@/lib/nl2sql/earlier-turn";
import { writePlan } from "@/lib/nl2sql/model/write-plan";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext } from "@/lib/source/schema";

/** A question that was asked before and what became of it. */
export type PromptTurn = Pick<EarlierTurn, "question" | "sql"> & Partial<EarlierTurn>;

const extractRowCount = 5;
const cellLengthMax = 60;
const sqlLengthMax = 2_000;
const questionLengthMax = 500;

type Permissions = Pick<ModelContext, "sendRows" | "sendSampleValues">;

/** Earlier questions as a model reads them, oldest first; the last `extractCount` of them with the beginning of their result. */
export function describeTurns(
  turns: readonly PromptTurn[],
  model: SemanticModel,
  permissions: Permissions,
  extractCount: number,
): string {
  return turns
    .map((turn, index) => {
      const isRecent = index >= turns.length - extractCount;
      return [...told(turn, model, permissions), ...result(turn, permissions.sendRows && isRecent)].join("\n");
    })
    .join("\n");
}

function told({ question, understood, sql, plan }: PromptTurn, model: SemanticModel, permissions: Permissions) {
  const lines = [`Question: ${fence(cut(question, questionLengthMax))}`];
  // As understood it may name values that the person has not typed.
  if (understood && understood !== question && permissions.sendSampleValues) {
    lines.push(`Understood: ${fence(cut(understood, questionLengthMax))}`);
  }
  const form = plan ? writePlan(plan, model) : null;
  const masked = (text: string, quote: '"' | "'") => (permissions.sendSampleValues ? text : withoutTexts(text, quote));
  if (sql === null) lines.push("SQL: (not answered)");
  else if (form === null) lines.push(`SQL: ${fence(masked(cut(sql, sqlLengthMax), "'"))}`);
  else
    lines.push(`Plan: ${fence(JSON.stringify(form, (key, value) => (key === "value" ? hide(value, masked) : value)))}`);
  return lines;
}

const hide = (value: unknown, masked: (text: string, quote: '"') => string): unknown =>
  JSON.parse(masked(JSON.stringify(value), '"'));

/** Texts in quotes become dots; days stay, they are no values of the data. */
function withoutTexts(text: string, quote: '"' | "'"): string {
  const literal = quote === "'" ? /'(?:[^']|'')*'/g : /"(?:[^"\\]|\\.)*"/g;
  return text.replaceAll(literal, (found) => (/^.\d{4}-\d{2}-\d{2}/.test(found) ? found : `${quote}…${quote}`));
}

function result({ extract }: PromptTurn, withRows: boolean): string[] {
  if (!extract) return [];
  const columns = extract.columns.map(({ name }) => fence(name)).join(" | ");
  const count = extract.rowCount === 1 ? "1 row" : `${extract.rowCount} rows`;
  // How many rows there were is a figure of the data, too.
  if (!withRows) return [`Result: ${columns}`];
  const rows = extract.rows
    .slice(0, extractRowCount)
    .map(
      (row) => `  ${row.map((cell) => fence(cut(cell === null ? "null" : String(cell), cellLengthMax))).join(" | ")}`,
    );
  return [
    `Result, ${count}: ${columns}`,
    ...rows,
    ...(extract.rowCount > rows.length && rows.length > 0 ? ["  …"] : []),
  ];
}
