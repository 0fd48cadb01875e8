import { readFile } from "node:fs/promises";
import { z } from "zod";

/** The units in which a reference groups times: "BIN date BY YEAR". */
export const binUnits = ["YEAR", "MONTH", "DAY", "WEEKDAY"] as const;
export type Bin = { readonly column: string; readonly unit: (typeof binUnits)[number] };

const lineSchema = z
  .object({
    id: z.string(),
    db: z.string(),
    gold_sql: z.string().min(1),
    question: z.string().min(1).optional(),
    turns: z.array(z.object({ question: z.string() })).optional(),
    binning: z.string().optional(),
    /** The reference. */
    chart: z.string().optional(),
    names_chart: z.boolean().optional(),
  })
  .refine(({ question, turns }) => question ?? turns, { error: "has neither question nor turns" });

/** One chart that somebody asked for. */
export type ChartLine = {
  readonly id: string;
  readonly db: string;
  readonly sql: string;
  /** What was asked, all turns of it. */
  readonly question: string;
  readonly bin: Bin | null;
  readonly reference: string | null;
  /** Whether the question names the chart; null where the line does not say. */
  readonly namesChart: boolean | null;
  /** Split charts have names of their own ("Stacked Bar"); without, they are "bar" like the others. */
  readonly spelling: "plain" | "split";
};

/** Reads a file of charts, one JSON object a line. Fails: throws an Error that names the line. */
export async function readChartSet(file: string, lineCountMax: number | null): Promise<ChartLine[]> {
  const lines = (await readFile(file, "utf8")).split("\n").map((text, index) => ({ text, number: index + 1 }));
  const filled = lines.filter(({ text }) => text.trim() !== "").slice(0, lineCountMax ?? lines.length);
  if (filled.length === 0) throw new Error(`${file} holds no charts.`);
  return filled.map(({ text, number }) => {
    const line = lineSchema.safeParse(JSON.parse(text));
    if (!line.success) throw new Error(`${file}, line ${number}: ${z.prettifyError(line.error).replaceAll("\n", " ")}`);
    return chartLine(line.data);
  });
}

function chartLine(line: z.infer<typeof lineSchema>): ChartLine {
  return {
    id: line.id,
    db: line.db,
    sql: line.gold_sql,
    question: line.question ?? (line.turns ?? []).map(({ question }) => question).join(". "),
    bin: readBin(line.binning ?? ""),
    reference: line.chart ?? null,
    namesChart: line.names_chart ?? null,
    // The two kinds of lines write their charts differently; lines without a reference are told by their fields.
    spelling: line.chart === undefined ? (line.binning === undefined ? "plain" : "split") : spellingOf(line.chart),
  };
}

function spellingOf(reference: string): ChartLine["spelling"] {
  return /^[A-Z]/.test(reference) ? "split" : "plain";
}

function readBin(binning: string): Bin | null {
  const [, column, unit] = /^\s*BIN\s+(\S+)\s+BY\s+(\w+)\s*$/i.exec(binning) ?? [];
  const known = binUnits.find((name) => name === unit?.toUpperCase());
  return column !== undefined && known !== undefined ? { column, unit: known } : null;
}
