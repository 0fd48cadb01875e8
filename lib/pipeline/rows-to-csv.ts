import Papa from "papaparse";
import type { ResultSet } from "@/lib/execute/schema";

/** Excel reads a file as UTF-8 only when it begins with this mark. */
const byteOrderMark = "\uFEFF";

/**
 * Writes rows as CSV (RFC 4180) with the labels a reader knows.
 * Texts that a spreadsheet would run as a formula are disarmed by an apostrophe; negative numbers stay numbers.
 */
export function rowsToCsv({ columns, rows }: ResultSet): string {
  const fields = columns.map((column) => column.label);
  return byteOrderMark + Papa.unparse({ fields, data: rows }, { escapeFormulae: formulaStart });
}

/** papaparse's own pattern also catches "-5"; a number in a text column must stay a number. */
const formulaStart = /^(?:[=@\t\r]|[+-](?![\d.,]+$))/;

/** A file name for a question or a title: its words, cut to 60 characters, safe on every system. */
export function csvFileName(question: string): string {
  const words = question
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${[...words].slice(0, 60).join("") || "querent"}.csv`;
}
