import type { OutlineMark } from "@/components/dashboards/dashboard-outline";
import type { ChartType } from "@/lib/chart/schema";
import type { DashboardConfig, GridPlace } from "@/lib/dashboard/config/schema";
import type { ConfigDifference } from "@/lib/dashboard/design/schema";
import { bottomOf } from "@/lib/dashboard/layout/item";
import { outlinePlaces } from "@/lib/dashboard/layout/outline-places";

type Outline = { widgetId: string; title: string; chart: ChartType | null; place: GridPlace }[];

/** A tab on which widgets differ, as it was and as it is. **Nulls** title: a dashboard without tabs. */
export type ChangedTab = {
  readonly id: string;
  readonly title: string | null;
  readonly before: Outline;
  readonly after: Outline;
  readonly rowCount: number;
};

const rowCountMin = 6;
const rowCountMax = 48;

/** The pictures that show a difference: a pair for every tab on which a widget was added, removed, changed or moved. */
export function changedTabs(
  before: DashboardConfig,
  after: DashboardConfig,
  marks: ReadonlyMap<string, OutlineMark>,
): ChangedTab[] {
  const titles = new Map([...before.tabs, ...after.tabs].map(({ id, title }) => [id, title]));
  const ids: (string | null)[] = titles.size === 0 ? [null] : [...titles.keys()];
  return ids.flatMap((id) => {
    const [was, is] = [outlineOf(before, id), outlineOf(after, id)];
    if (![...was, ...is].some(({ widgetId }) => marks.has(widgetId))) return [];
    const rowCount = bottomOf([...was, ...is].map(({ place }) => place));
    return [
      {
        id: id ?? "",
        title: id === null ? null : (titles.get(id) ?? null),
        before: was,
        after: is,
        rowCount: Math.min(rowCountMax, Math.max(rowCountMin, rowCount)),
      },
    ];
  });
}

function outlineOf(config: DashboardConfig, tabId: string | null): Outline {
  // A configuration that has not got this tab shows nothing of it; one without tabs is all on the first.
  const isFirst = tabId === null || config.tabs.length === 0;
  if (!isFirst && config.tabs.every(({ id }) => id !== tabId)) return [];
  const places = outlinePlaces(config, tabId);
  return config.widgets.flatMap((widget) => {
    const place = places.get(widget.id);
    const chart = widget.kind === "chart" ? widget.chart.type : null;
    return place ? [{ widgetId: widget.id, title: widget.title, chart, place }] : [];
  });
}

/** What is marked in the pictures. */
export function marksOf({ widgets }: ConfigDifference): ReadonlyMap<string, OutlineMark> {
  return new Map(widgets.map(({ id, what }) => [id, what]));
}
