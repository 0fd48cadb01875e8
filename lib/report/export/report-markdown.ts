import { fenced } from "@/lib/chat/answer-markdown";
import type { ReportParts, SectionParts } from "@/lib/report/export/report-parts";

/**
 * A report as one Markdown file. Charts are SVG in data URIs, named at the end, so that the text above stays readable and the file
 * opens alone (VS Code, Obsidian, Typora, pandoc) where a folder of pictures would first have to be unpacked.
 */
export function reportMarkdown(parts: ReportParts): string {
  const { title, lines, summary, notes, sections } = parts;
  const blocks = [
    `# ${line(title)}`,
    lines.map(line).join("  \n"),
    ...(summary.trim() === "" ? [] : [`## ${parts.summaryHeading}`, summary.trim()]),
    ...notes.map((note) => `*${line(note)}*`),
    ...sections.flatMap(sectionBlocks),
    ...appendix(parts),
    ...sections.flatMap(({ number, picture }) => (picture ? [`[chart-${number}]: ${dataUri(picture.svg)}`] : [])),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function sectionBlocks({ number, heading, text, picture, figures, table, notes }: SectionParts): string[] {
  return [
    `## ${number}. ${line(heading)}`,
    text.trim(),
    picture ? `![${line(picture.summary).replaceAll(/[[\]]/g, "")}][chart-${number}]` : "",
    ...figures.map(({ label, value }) => `**${line(label)}**: ${line(value)}`),
    table ? tableBlock(table) : "",
    ...[...(picture?.notes ?? []), ...notes].map((note) => `*${line(note)}*`),
  ];
}

function tableBlock({ head, rows, note }: NonNullable<SectionParts["table"]>): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  const rule = `|${head.map(({ numeric }) => (numeric ? " ---: |" : " --- |")).join("")}`;
  const lines = [row(head.map(({ label }) => label)), rule, ...rows.map(row)];
  return lines.join("\n") + (note === null ? "" : `\n\n*${line(note)}*`);
}

function appendix({ appendixHeading, sections }: ReportParts): string[] {
  const told = sections.filter(({ receipt, sql }) => receipt.length > 0 || sql !== null);
  if (told.length === 0) return [];
  return [
    `## ${appendixHeading}`,
    ...told.flatMap(({ number, heading, receipt, sql }) => [
      `### ${number}. ${line(heading)}`,
      receipt.map(({ name, value }) => `- **${line(name)}**: ${line(value)}`).join("\n"),
      sql === null ? "" : fenced(sql, "sql"),
    ]),
  ];
}

/** Text from data on one line, with what Markdown would read as its own made plain. */
const line = (text: string): string =>
  text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/([\\`*_<>])/g, "\\$1")
    .trim();
const cell = (text: string): string => line(text).replaceAll("|", "\\|");

const dataUri = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg, "utf8").toString("base64")}`;
