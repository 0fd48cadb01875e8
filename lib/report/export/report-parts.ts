import "server-only";
import { chartWords } from "@/lib/chart/chart-words";
import { formatValue, isNumeric } from "@/lib/chart/format-value";
import { prepareChart } from "@/lib/chart/prepare-any-chart";
import { type ChartPicture, renderSvg } from "@/lib/chart/render-svg";
import { receiptFacts } from "@/lib/chat/receipt-facts";
import type { Receipt } from "@/lib/chat/schema";
import type { ResultSet } from "@/lib/execute/schema";
import { type ReportText, receiptTexts, reportTexts } from "@/lib/report/report-texts";
import type { Report, ReportDocument, ReportPeriod, ReportSection } from "@/lib/report/schema";

/** Rows of a table on paper; the rest is in the data. */
const tableRowCountMax = 20;
/** The size that charts are drawn in. */
export const pictureSize = { widthPx: 680, heightPx: 300 } as const;
const dayMs = 86_400_000;

type Table = {
  readonly head: readonly { label: string; numeric: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Says that there are more; null when these are all. */
  readonly note: string | null;
};

export type SectionParts = {
  readonly number: number;
  readonly heading: string;
  /** Markdown. */
  readonly text: string;
  readonly picture: ChartPicture | null;
  /** Single numbers, written out. */
  readonly figures: readonly { label: string; value: string }[];
  readonly table: Table | null;
  /** What a reader must know: it failed, or looks at other days than the report. */
  readonly notes: readonly string[];
  readonly receipt: readonly { name: string; value: string }[];
  readonly sql: string | null;
};

/** A report as every export tells it: what is written is decided here, the formats only lay it out. */
export type ReportParts = {
  readonly locale: "en" | "zh";
  readonly title: string;
  /** Source, days, when it was written. */
  readonly lines: readonly string[];
  readonly summaryHeading: string;
  readonly summary: string;
  readonly appendixHeading: string;
  readonly notes: readonly string[];
  readonly sections: readonly SectionParts[];
};

/** Takes a report apart for an export. Order: as the report has its sections. */
export function reportParts({ document, sourceName, updatedAt }: Report): ReportParts {
  const text = reportTexts(document.locale);
  return {
    ...{ locale: document.locale, title: document.title, summary: document.summary, notes: document.notes },
    lines: [
      ...(sourceName === null ? [] : [text("source", { name: sourceName })]),
      ...(document.period === null ? [] : [text("period", { days: daysText(document.period) })]),
      text("written", { day: updatedAt.slice(0, 10) }),
    ],
    summaryHeading: text("summary"),
    appendixHeading: text("appendix"),
    sections: document.sections.map((section, index) => sectionParts(section, index + 1, document, text)),
  };
}

/** The days of a period as people say them: from the first to the last. */
export function daysText({ from, to }: ReportPeriod): string {
  return `${from} – ${new Date(Date.parse(to) - dayMs).toISOString().slice(0, 10)}`;
}

function sectionParts(
  section: ReportSection,
  number: number,
  { locale, period }: ReportDocument,
  text: ReportText,
): SectionParts {
  const { result, chart, refusal, status, receipt } = section;
  const notes = [
    ...(status === "ready" ? [] : [refusal?.message || text("notMade")]),
    ...(period !== null && section.inPeriod === false ? [text("otherDays")] : []),
  ];
  const base = { number, heading: section.heading, text: section.text, notes, sql: section.sql };
  const facts = receipt === null ? [] : factLines(receipt, locale);
  if (result === null) return { ...base, picture: null, figures: [], table: null, receipt: facts };
  const picture = chart && renderSvg(result, chart.spec, { locale, ...pictureSize });
  const prepared = chart && prepareChart(result, chart.spec, chartWords(locale).texts);
  const figures =
    prepared?.kind === "number" ? prepared.items.map(({ label, exactText }) => ({ label, value: exactText })) : [];
  const table = picture || figures.length > 0 ? null : tableOf(result, section.totalRowCount, text, locale);
  return { ...base, picture, figures, table, receipt: facts };
}

function factLines(receipt: Receipt, locale: "en" | "zh"): { name: string; value: string }[] {
  const facts = receiptFacts(receipt, receiptTexts(locale), locale);
  return facts.map(({ name, items, code }) => ({ name, value: items.join(code ? ", " : "; ") }));
}

function tableOf({ columns, rows }: ResultSet, rowCount: number, text: ReportText, locale: "en" | "zh"): Table | null {
  if (rows.length === 0) return null;
  const shown = rows.slice(0, tableRowCountMax);
  return {
    head: columns.map((column) => ({ label: column.label, numeric: isNumeric(column) })),
    rows: shown.map((row) => columns.map((column, at) => formatValue(row[at] ?? null, column, locale))),
    note: rowCount > shown.length ? text("someRows", { shown: shown.length, count: rowCount }) : null,
  };
}
