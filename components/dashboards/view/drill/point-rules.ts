import { readTime } from "@/lib/chart/read-value";
import type { Click, FilterValue } from "@/lib/dashboard/config/schema";
import { writeLook } from "@/lib/dashboard/look/look-address";
import { emptyLook, type Interplay, type Point } from "@/lib/dashboard/look/schema";
import type { Cell, ResultColumn, TimeGrain } from "@/lib/execute/schema";

export type Cells = Readonly<Record<string, Cell>>;
const pointsMax = 4;

/** What a mark stands for: its cells without the figures, which name nothing. */
export function pointsOf(cells: Cells, columns: readonly ResultColumn[]): Point[] {
  const figures = new Set(
    columns.filter(({ role, aggregate }) => role === "measure" || aggregate).map(({ name }) => name),
  );
  return Object.entries(cells)
    .filter(([column]) => !figures.has(column))
    .slice(0, pointsMax)
    .map(([column, value]) => ({ column, value: { kind: "is", value } }));
}

/** Those points that others follow. While that is not known, and below the top level, all of them. */
export function followedPoints(
  points: readonly Point[],
  widgetId: string,
  { interplay, isDrilled }: { interplay: Interplay | undefined; isDrilled: boolean },
): Point[] {
  if (!interplay) return [...points];
  const clicks = interplay.widgets[widgetId]?.clicks.filter(({ affects }) => affects.length > 0) ?? [];
  const followed = points.filter(({ column }) => clicks.some((click) => click.column === column));
  return followed.length === 0 && isDrilled && clicks.length > 0 ? [...points] : followed;
}

/** The address of another dashboard with its filters set from a mark. */
export function dashboardAddress(
  { dashboardId, tabId, pass }: Extract<Click, { kind: "dashboard" }>,
  cells: Cells,
  columns: readonly ResultColumn[],
): string {
  const filters = Object.fromEntries(
    pass.flatMap(({ column, filterId }) => {
      const cell = cells[column];
      if (cell === undefined) return [];
      return [
        [
          filterId,
          filterValue(
            cell,
            columns.find(({ name }) => name === column),
          ),
        ],
      ];
    }),
  );
  const parameters = writeLook({ ...emptyLook, filters });
  if (tabId !== null) parameters.set("tab", tabId);
  const path = `/dashboards/${encodeURIComponent(dashboardId)}`;
  return parameters.size > 0 ? `${path}?${parameters}` : path;
}

/** A time becomes the days of its period, anything else a choice of one. */
function filterValue(cell: Cell, column: ResultColumn | undefined): FilterValue {
  const grain = column?.grain ?? (column?.type === "date" || column?.role === "time" ? "day" : null);
  const time = grain === null || column?.part ? null : readTime(cell, grain);
  if (grain === null || time === null) return { kind: "list", values: [cell], negated: false };
  return { kind: "range", from: dayOf(time), to: dayOf(lastDay(time, grain)), compare: "none" };
}

const dayMs = 86_400_000;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

function lastDay(time: number, grain: TimeGrain): number {
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  switch (grain) {
    case "year":
      return Date.UTC(year + 1, 0, 0);
    case "quarter":
      return Date.UTC(year, month + 3, 0);
    case "month":
      return Date.UTC(year, month + 1, 0);
    case "week":
      return time + 6 * dayMs;
    default:
      return time;
  }
}
