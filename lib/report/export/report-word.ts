import "server-only";
import sharp from "sharp";
import { escapeHtml } from "@/lib/chart/option-parts";
import { reportHtml } from "@/lib/report/export/report-html";
import { pictureSize, type ReportParts } from "@/lib/report/export/report-parts";

/** Dots for each pixel of the chart, so that print is sharp. */
const pngScale = 2;
const boundary = "----=_querent_report";

/**
 * A report for word processors: HTML with its charts as PNG beside it in one MIME file, the form that Word itself writes as "single
 * file web page". Word shows neither SVG nor pictures in data URIs of an HTML file
 * (github.com/evidenceprime/html-docx-js/issues/2), but reads the parts of such a file.
 */
export async function reportWord(parts: ReportParts): Promise<string> {
  const pictures = await Promise.all(
    parts.sections.flatMap(({ number, picture }) => (picture ? [pngOf(number, picture.svg)] : [])),
  );
  const html = reportHtml(parts, ({ number, picture }) => {
    const alt = escapeHtml(picture?.summary ?? "");
    return `<img src="${nameOf(number)}" width="${pictureSize.widthPx}" height="${pictureSize.heightPx}" alt="${alt}">`;
  });
  const head = [
    "MIME-Version: 1.0",
    `Content-Type: multipart/related; boundary="${boundary}"; type="text/html"`,
    "",
    "",
  ];
  const all = [part("report.html", 'text/html; charset="utf-8"', Buffer.from(html, "utf8")), ...pictures];
  return `${head.join("\r\n")}${all.join("")}--${boundary}--\r\n`;
}

const nameOf = (number: number): string => `chart-${number}.png`;

async function pngOf(number: number, svg: string): Promise<string> {
  const png = await sharp(Buffer.from(svg, "utf8"), { density: 72 * pngScale })
    .png()
    .toBuffer();
  return part(nameOf(number), "image/png", png);
}

function part(name: string, type: string, content: Buffer): string {
  const lines = content.toString("base64").replaceAll(/.{76}/g, "$&\r\n");
  const head = [
    `--${boundary}`,
    `Content-Location: ${name}`,
    "Content-Transfer-Encoding: base64",
    `Content-Type: ${type}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${lines}\r\n\r\n`;
}
