import "server-only";
import sharp from "sharp";
import { renderSvg } from "@/lib/chart/render-svg";
import { gridGapPx, gridPlaceSchema, gridRowHeightPx } from "@/lib/dashboard/config/schema";
import { lookedAtData } from "@/lib/dashboard/dashboard-data";
import type { WidgetPicture } from "@/lib/dashboard/export/schema";
import { openLook } from "@/lib/dashboard/look/look-context";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { refuse } from "@/lib/errors";
import { exportFileName } from "@/lib/pipeline/export-file-name";
import { ok, type Result } from "@/lib/result";

export type PictureFile = {
  readonly name: string;
  readonly type: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
};

/** A column of the desktop grid in a window of usual width. */
const columnPx = 100;
/** As sharp as on a good screen. */
const scale = 2;

/**
 * The chart of a widget as a picture in its own proportions, in the dashboard's own
 * palette on paper, light or dark as the page may be. What it leaves out is written below it.
 * **Fails** dashboard/not-found, dashboard/widget-not-found, dashboard/no-picture (numbers, tables, nothing to draw), and with what
 * the widget itself shows as its error.
 */
export async function widgetPicture(
  sighting: Sighting,
  { widgetId, format, look }: WidgetPicture & { readonly widgetId: string },
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<PictureFile>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const { config, dashboard, viewer } = opened.value;
  const widget = config.widgets.find(({ id }) => id === widgetId);
  if (widget?.kind !== "chart") return refuse("dashboard/widget-not-found");
  const data = await lookedAtData(opened.value, { signal, widgetIds: [widgetId] });
  if (!data.ok) return data;
  const [shown] = data.value.widgets;
  if (shown?.status !== "ok") return refuse("dashboard/no-picture");
  const { w, h } = gridPlaceSchema.parse(widget.place);
  const size = { widthPx: w * columnPx, heightPx: h * (gridRowHeightPx + gridGapPx) };
  const frame = { ...size, locale: viewer.locale, palette: config.theme.palette, hasNotes: true };
  const picture = renderSvg(shown.result, widget.chart, frame);
  if (picture === null) return refuse("dashboard/no-picture");
  const name = exportFileName(widget.title || dashboard.title, format);
  if (format === "svg") return ok({ name, type: "image/svg+xml", content: picture.svg });
  const png = await sharp(Buffer.from(picture.svg), { density: 72 * scale })
    .png()
    .toBuffer();
  return ok({ name, type: "image/png", content: new Uint8Array(png) });
}
