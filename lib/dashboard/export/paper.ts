import type { Page } from "playwright-core";
import sharp from "sharp";
import { escapeHtml } from "@/lib/chart/option-parts";
import type { DashboardExport } from "@/lib/dashboard/export/schema";

/** A sheet on its long side. **Units** pixels of CSS, 96 an inch. */
const sheets = { a4: { width: 1_123, height: 794 }, letter: { width: 1_056, height: 816 } } as const;
const marginPx = 36;
/** Below, the foot stands in it. */
const footPx = 48;

/** What dashboards are laid out for on paper, the same as `:root[data-printing]` in `widget-grid.module.css`; sheets show it as much smaller. */
export const paperWidthPx = 1_200;

/** How Chromium prints a page of that width on sheets: title and number at the foot of each, headings as its outline. */
export function onSheets(paper: DashboardExport["paper"], title: string): NonNullable<Parameters<Page["pdf"]>[0]> {
  const { width, height } = sheets[paper];
  return {
    ...{ width: `${width}px`, height: `${height}px`, scale: (width - 2 * marginPx) / paperWidthPx },
    ...{ printBackground: true, tagged: true, outline: true },
    margin: { top: `${marginPx}px`, bottom: `${footPx}px`, left: `${marginPx}px`, right: `${marginPx}px` },
    ...{ displayHeaderFooter: true, headerTemplate: "<span></span>", footerTemplate: footOf(title) },
  };
}

const footStyle = [
  "display:flex;justify-content:space-between;gap:24px;width:100%",
  `padding:0 ${marginPx}px;font:8px Inter,'Noto Sans SC','Noto Sans CJK SC',sans-serif;color:#5c5f6c`,
].join(";");
const titleStyle = "overflow:hidden;text-overflow:ellipsis;white-space:nowrap";

const footOf = (title: string) =>
  `<div style="${footStyle}"><span style="${titleStyle}">${escapeHtml(title)}</span><span style="white-space:nowrap"><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;

/** A picture of a page has no sheet around it: some white in its place. `fineness`: its pixels for each one of the page. */
export async function withMargin(picture: Buffer, fineness: number): Promise<Buffer> {
  const side = 32 * fineness;
  return await sharp(picture)
    .extend({ top: side, bottom: side, left: side, right: side, background: "#ffffff" })
    .png()
    .toBuffer();
}
