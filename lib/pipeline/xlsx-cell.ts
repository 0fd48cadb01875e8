import type { Cell, ResultColumn } from "@/lib/execute/schema";

/** Places in `cellXfs` of `xlsx-parts.ts`. */
export const xlsxStyles = { plain: 0, head: 1, day: 2, instant: 3, whole: 4, fraction: 5, quoted: 6 } as const;

/** Excel keeps 15 figures of a number: ids and exact decimals beyond that stay texts. */
const figureCountMax = 15;
/** Excel refuses a file with a longer one. */
const textLengthMax = 32_767;

/** Writes one cell with its type kept. **Nulls** nothing at all, so that counting and averaging leave it out. */
export function xlsxCell(cell: Cell, column: ResultColumn): string {
  if (cell === null) return "<c/>";
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  const serial = isTime(column) ? daySerial(String(cell)) : null;
  if (serial !== null) return number(serial, Number.isInteger(serial) ? xlsxStyles.day : xlsxStyles.instant);
  if (isNumber(column) && isExact(cell)) return number(cell, numberStyle(column));
  return xlsxText(String(cell));
}

/** A text, whatever it begins with: never a formula, also after somebody has edited the cell. */
export function xlsxText(text: string, style: number = xlsxStyles.plain): string {
  const shown = text.length > textLengthMax ? `${text.slice(0, textLengthMax - 1)}…` : text;
  const own = style === xlsxStyles.plain && /^[=+\-@\t\r]/.test(shown) ? xlsxStyles.quoted : style;
  return `<c t="inlineStr"${styled(own)}><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
}

const number = (value: number | string, style: number) => `<c${styled(style)}><v>${value}</v></c>`;
const styled = (style: number) => (style === xlsxStyles.plain ? "" : ` s="${style}"`);

const isTime = ({ role, type }: ResultColumn) => role === "time" || type === "date" || type === "timestamp";
const isNumber = ({ type }: ResultColumn) => type === "integer" || type === "decimal" || type === "float";

/** Years and ids are named by their digits; only measures are grouped by thousands. */
function numberStyle({ role, type }: ResultColumn): number {
  if (role !== "measure") return xlsxStyles.plain;
  return type === "integer" ? xlsxStyles.whole : xlsxStyles.fraction;
}

function isExact(cell: number | string): boolean {
  if (typeof cell === "number") return Number.isFinite(cell);
  if (!/^-?\d+(?:\.\d+)?$/.test(cell)) return false;
  return cell.replace(/^-?0*|\./g, "").length <= figureCountMax;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const dayMs = 86_400_000;
/** Excel counts days from the end of 1899; before March 1900 it is wrong by one, so those stay texts. */
const firstDayMs = Date.UTC(1899, 11, 30);
const firstRightSerial = 61;

/** **Nulls** null: no day of the calendar that Excel knows, like "2025-Q1" or 1871. Times are UTC, as everywhere. */
function daySerial(text: string): number | null {
  if (!dayPattern.test(text)) return null;
  const iso = text.length === 10 ? text : text.replace(" ", "T");
  const time = Date.parse(iso.length === 10 || /Z|[+-]\d{2}:?\d{2}$/.test(iso.slice(10)) ? iso : `${iso}Z`);
  if (Number.isNaN(time)) return null;
  const serial = (time - firstDayMs) / dayMs;
  return serial < firstRightSerial ? null : Math.round(serial * 86_400) / 86_400;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** As OOXML writes texts (ECMA-376, part 1, 22.9.2.19). Characters that XML does not know at all, lone surrogates among them, are left out: one would make the whole file unreadable. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: just those are meant
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
    // `_x0041_` would be read as "A", and a carriage return as a line feed.
    .replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_")
    .replaceAll("\r", "_x000D_")
    .replace(/[&<>]/g, (character) => entities[character] ?? character);
