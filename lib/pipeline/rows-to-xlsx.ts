import { strToU8, Zip, ZipDeflate } from "fflate";
import type { ResultSet } from "@/lib/execute/schema";
import { xlsxCell, xlsxStyles, xlsxText } from "@/lib/pipeline/xlsx-cell";
import { sheetEnd, sheetStart, xlsxParts } from "@/lib/pipeline/xlsx-parts";

const rowsAtOnce = 500;
const widthSampleRows = 100;
/** **Units** characters. Excel takes no column wider than 255. */
const widthMax = 60;
/** Excel's own, the head row counted. */
const sheetRowCountMax = 1_048_576;

/**
 * Writes rows as an Excel workbook with the labels a reader knows and the types of the columns, piece by piece, so that neither
 * memory nor the thread is taken up by a long one. Texts stay texts, whatever they begin with.
 */
export function* rowsToXlsx(result: ResultSet, title: string): Generator<Uint8Array<ArrayBuffer>, void> {
  let ready: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    // What fflate makes is never shared between threads; a copy says so to the compiler and costs little beside packing.
    ready.push(Uint8Array.from(piece));
  });
  const taken = () => {
    const pieces = ready;
    ready = [];
    return pieces;
  };
  for (const [name, text] of Object.entries(xlsxParts(title))) {
    const file = new ZipDeflate(name);
    zip.add(file);
    file.push(strToU8(text), true);
  }
  const sheet = new ZipDeflate("xl/worksheets/sheet1.xml", { level: 4 });
  zip.add(sheet);
  for (const text of sheetTexts(result)) {
    sheet.push(strToU8(text));
    yield* taken();
  }
  sheet.push(new Uint8Array(), true);
  zip.end();
  yield* taken();
}

function* sheetTexts({ columns, rows }: ResultSet): Generator<string, void> {
  const widths = columns.map(({ label }, index) =>
    rows
      .slice(0, widthSampleRows)
      .reduce((most, row) => Math.max(most, String(row[index] ?? "").length + 2), label.length + 4),
  );
  yield sheetStart(widths.map((width) => Math.min(widthMax, width)));
  yield `<row>${columns.map(({ label }) => xlsxText(label, xlsxStyles.head)).join("")}</row>`;
  const end = Math.min(rows.length, sheetRowCountMax - 1);
  for (let start = 0; start < end; start += rowsAtOnce) {
    const lines = rows.slice(start, Math.min(end, start + rowsAtOnce));
    yield lines
      .map((row) => `<row>${columns.map((column, index) => xlsxCell(row[index] ?? null, column)).join("")}</row>`)
      .join("");
  }
  yield sheetEnd;
}
