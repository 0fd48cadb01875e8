import { formatValue } from "@/lib/chart/format-value";
import type { ResultSet } from "@/lib/execute/schema";
import type { Locale } from "@/lib/i18n/locale";

/** More rows than anybody reads in a chat or a document. */
const rowCountMax = 50;

/** An answer as Markdown: its sentence, then its rows as a table, at most fifty of them. */
export function answerMarkdown(
  { text, result }: { readonly text: string; readonly result: ResultSet | null },
  { locale, more }: { readonly locale: Locale; readonly more: (shown: number, total: number) => string },
): string {
  const parts = [escapeMarkdown(text)];
  if (result !== null && result.rows.length > 0) parts.push(table(result, locale));
  if (result !== null && result.rows.length > rowCountMax) parts.push(`*${more(rowCountMax, result.rows.length)}*`);
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function table({ columns, rows }: ResultSet, locale: Locale): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const head = columns.map(({ label }) => cell(label));
  const marks = columns.map(({ role }) => (role === "measure" ? "---:" : "---"));
  const body = rows
    .slice(0, rowCountMax)
    .map((row) => columns.map((column, index) => cell(formatValue(row[index] ?? null, column, locale))));
  return [head, marks, ...body].map(line).join("\n");
}

const cell = (text: string) => escapeMarkdown(text).replace(/\s*\n\s*/g, " ");

/** Text that stays what it is when it is read as Markdown. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*[\]<>|]/g, "\\$&").replace(/(^|\s)([_#])/g, "$1\\$2");
}

/** A block of code whose fence is longer than any row of backticks in it. */
export function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}
