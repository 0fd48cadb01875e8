import "server-only";
import { LRUCache } from "lru-cache";
import { renderForScreen } from "@/lib/chart/render-svg";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { keptData } from "@/lib/dashboard/dashboard-data";
import { interplayOf } from "@/lib/dashboard/look/interplay";
import { type LookContext, openLook, queriesOf } from "@/lib/dashboard/look/look-context";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { Room } from "@/lib/dashboard/look/room";
import type { FirstSight, Look, ScreenPicture, WidgetData } from "@/lib/dashboard/look/schema";
import type { Sighting } from "@/lib/dashboard/look/sighting";
import { tabContents } from "@/lib/dashboard/look/tab-contents";
import { type Size, widgetRooms } from "@/lib/dashboard/look/widget-room";
import type { ResultSet } from "@/lib/execute/schema";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";

/** Rows that a page brings along, and pictures: what is larger comes after it, as it would delay all the rest. */
const rowBytesMax = 64 * 1_024;
const pictureBytesMax = 48 * 1_024;
/** Drawing holds everybody else up: what a page has no time for is drawn after it, for the next. **Units** milliseconds, of one page. */
const drawingMsMax = 100;

export type FirstLook = {
  readonly look: Look;
  /** The tab that is open; null: the first. */
  readonly tabId: string | null;
  /** **Nulls** null: its charts are drawn in a way that nobody can foresee, so without pictures. */
  readonly room: Room | null;
};

/**
 * What a page can show at once, at no cost to a source: what hangs together, the rows that the caches hold of the open tab, and its
 * charts as they will stand on this screen. **Fails** dashboard/not-found.
 */
export async function firstSight(sighting: Sighting, { look, tabId, room }: FirstLook): Promise<Result<FirstSight>> {
  const opened = await openLook(sighting, look);
  if (!opened.ok) return opened;
  const { config } = opened.value;
  const grids = gridsOfTab(config, tabId);
  const shown = grids.flat().filter((widget) => queriesOf(widget).length > 0);
  const [interplay, kept] = await Promise.all([
    interplayOf(opened.value),
    keptData(
      opened.value,
      shown.map(({ id }) => id),
    ),
  ]);
  const draw = room === null ? null : drawer(opened.value, room, grids);
  const rows = kept
    .filter((data) => JSON.stringify(data).length <= rowBytesMax)
    .map((data) => ({ own: lookOfWidget(data.widgetId, look, interplay), data: draw?.(data) ?? data }));
  return ok({ interplay, rows });
}

type Widgets = DashboardConfig["widgets"];

function gridsOfTab(config: DashboardConfig, tabId: string | null): Widgets[] {
  const open = config.tabs.find(({ id }) => id === tabId)?.id ?? config.tabs[0]?.id ?? null;
  const { loose, sections } = tabContents(config, open);
  return [loose, ...sections.map(({ widgets }) => widgets)];
}

/** Adds to the rows of a widget their picture, where it has one. */
function drawer({ config, viewer }: LookContext, { widthPx, scheme }: Room, grids: readonly Widgets[]) {
  const rooms = new Map(grids.flatMap((widgets) => [...widgetRooms(widgets, widthPx, config.theme)]));
  const widgetOf = new Map(grids.flat().map((widget) => [widget.id, widget]));
  const { palette } = config.theme;
  const until = performance.now() + drawingMsMax;
  return (data: WidgetData): WidgetData => {
    const widget = widgetOf.get(data.widgetId);
    const size = rooms.get(data.widgetId);
    // Where somebody has drilled, the way back stands above the chart.
    const isDrilled = data.status === "ok" && (data.drill?.path.length ?? 0) > 0;
    if (data.status !== "ok" || widget?.kind !== "chart" || !size || isDrilled) return data;
    const chart = { result: data.result, spec: widget.chart, comparison: data.comparison };
    const frame = { ...size, scheme, palette, locale: viewer.locale };
    if (performance.now() > until) {
      drawLater(chart, frame);
      return data;
    }
    const picture = pictureOf(chart, frame);
    return picture ? { ...data, picture } : data;
  };
}

type Chart = Parameters<typeof renderForScreen>[0];
type Frame = Parameters<typeof renderForScreen>[1];

/** The caches hold the same rows for every reader: who has them has their picture. */
const rowsIds = new WeakMap<ResultSet, number>();
let rowsCount = 0;
const drawn = new LRUCache<string, { picture: ScreenPicture | null }>({
  maxSize: 8 * 1_024 * 1_024,
  sizeCalculation: ({ picture }, key) => key.length + (picture?.svg.length ?? 0),
});

function pictureOf(chart: Chart, frame: Frame): ScreenPicture | null {
  if (frame.widthPx < 40 || frame.heightPx < 40) return null;
  const rowsId = rowsIds.get(chart.result) ?? rowsCount++;
  rowsIds.set(chart.result, rowsId);
  const key = JSON.stringify([rowsId, chart.spec, chart.comparison, frame]);
  const known = drawn.get(key) ?? { picture: drawPicture(chart, frame) };
  drawn.set(key, known);
  return known.picture;
}

const waiting: { chart: Chart; frame: Frame }[] = [];
const waitingCountMax = 100;

/** One after another, between them whatever else there is to do. */
function drawLater(chart: Chart, frame: Frame): void {
  if (waiting.length >= waitingCountMax) return;
  waiting.push({ chart, frame });
  if (waiting.length === 1) setImmediate(drawNext);
}

function drawNext(): void {
  const [next] = waiting;
  try {
    if (next) pictureOf(next.chart, next.frame);
  } catch (error) {
    // The page draws it by itself, and shows what is wrong with it.
    logger("dashboard").error({ err: error }, "a picture for the next page could not be drawn");
  }
  waiting.shift();
  if (waiting.length > 0) setImmediate(drawNext);
}

function drawPicture(chart: Chart, frame: Frame & Size): ScreenPicture | null {
  const picture = renderForScreen(chart, frame);
  if (picture === null || picture.svg.length > pictureBytesMax) return null;
  const { widthPx, heightPx, scheme } = frame;
  return { svg: picture.svg, widthPx, heightPx, scheme, notes: [...picture.notes] };
}
