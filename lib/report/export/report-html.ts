import { escapeHtml } from "@/lib/chart/option-parts";
import { markdownHtml } from "@/lib/report/export/markdown-html";
import type { ReportParts, SectionParts } from "@/lib/report/export/report-parts";

/** How a chart gets into the page: drawn in it, or as a picture beside it. */
export type PictureHtml = (section: SectionParts) => string;

/** Nothing but the page itself: no script, nothing that is loaded from elsewhere. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Plain enough for word processors, whose HTML is of twenty years ago. */
const style = `
@page { size: A4; margin: 18mm 16mm; }
body { font-family: Inter, "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 11pt; line-height: 1.5; color: #1c2024; max-width: 720px; margin: 0 auto; padding: 16px; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 4pt; }
h2 { font-size: 14pt; margin: 20pt 0 6pt; page-break-after: avoid; }
h3, h4 { font-size: 11.5pt; margin: 12pt 0 4pt; page-break-after: avoid; }
p, ul, ol { margin: 0 0 8pt; }
.lines, .note { color: #5b6169; font-size: 9.5pt; }
.summary { border-left: 3px solid #4c5fd5; padding-left: 12px; }
.figure { page-break-inside: avoid; margin: 6pt 0 8pt; }
.figure svg, .figure img { max-width: 100%; height: auto; }
.number { font-size: 20pt; font-weight: bold; }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt; margin: 6pt 0; }
th, td { text-align: left; padding: 3pt 6pt; border-bottom: 1px solid #dfe2e6; vertical-align: top; }
th.figure-column, td.figure-column { text-align: right; }
tr { page-break-inside: avoid; }
.appendix { page-break-before: always; }
.receipt { font-size: 9pt; }
.receipt td:first-child { width: 26%; color: #5b6169; }
pre { font-family: "JetBrains Mono", Consolas, Menlo, monospace; font-size: 8.5pt; white-space: pre-wrap; word-wrap: break-word; background-color: #f5f6f8; padding: 6pt; }
`;

/** A report as one page of HTML that needs nothing beside it but what `picture` names. */
export function reportHtml(parts: ReportParts, picture: PictureHtml): string {
  const { locale, title, lines, summary, notes } = parts;
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="lines">${lines.map(escapeHtml).join("<br>")}</p>`,
    summary.trim() === ""
      ? ""
      : `<h2>${escapeHtml(parts.summaryHeading)}</h2><div class="summary">${markdownHtml(summary)}</div>`,
    ...notes.map((note) => `<p class="note">${escapeHtml(note)}</p>`),
    ...parts.sections.map((section) => sectionHtml(section, picture)),
    appendixHtml(parts),
  ];
  return [
    "<!DOCTYPE html>",
    `<html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body>\n${body.filter((part) => part !== "").join("\n")}\n</body></html>`,
  ].join("\n");
}

function sectionHtml(section: SectionParts, picture: PictureHtml): string {
  const { number, heading, text, figures, table, notes } = section;
  const drawn = section.picture;
  return [
    `<h2>${number}. ${escapeHtml(heading)}</h2>`,
    markdownHtml(text),
    drawn ? `<div class="figure">${picture(section)}</div>` : "",
    ...figures.map(
      ({ label, value }) => `<p>${escapeHtml(label)}<br><span class="number">${escapeHtml(value)}</span></p>`,
    ),
    table ? tableHtml(table) : "",
    ...[...(drawn?.notes ?? []), ...notes].map((note) => `<p class="note">${escapeHtml(note)}</p>`),
  ].join("\n");
}

function tableHtml({ head, rows, note }: NonNullable<SectionParts["table"]>): string {
  const classOf = (at: number) => (head[at]?.numeric ? ' class="figure-column"' : "");
  const cells = (tag: "th" | "td", texts: readonly string[]) =>
    texts.map((text, at) => `<${tag}${classOf(at)}>${escapeHtml(text)}</${tag}>`).join("");
  const headRow = cells(
    "th",
    head.map(({ label }) => label),
  );
  return [
    `<table><thead><tr>${headRow}</tr></thead><tbody>`,
    ...rows.map((row) => `<tr>${cells("td", row)}</tr>`),
    `</tbody></table>${note === null ? "" : `<p class="note">${escapeHtml(note)}</p>`}`,
  ].join("\n");
}

function appendixHtml({ appendixHeading, sections }: ReportParts): string {
  const told = sections.filter(({ receipt, sql }) => receipt.length > 0 || sql !== null);
  if (told.length === 0) return "";
  const entries = told.map(({ number, heading, receipt, sql }) =>
    [
      `<h3>${number}. ${escapeHtml(heading)}</h3>`,
      `<table class="receipt"><tbody>`,
      ...receipt.map(({ name, value }) => `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(value)}</td></tr>`),
      "</tbody></table>",
      sql === null ? "" : `<pre>${escapeHtml(sql)}</pre>`,
    ].join("\n"),
  );
  return `<h2 class="appendix">${escapeHtml(appendixHeading)}</h2>\n${entries.join("\n")}`;
}
