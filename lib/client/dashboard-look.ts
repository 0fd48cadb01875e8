import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/client/fetch-json";
import { brokenOff, fetchLines } from "@/lib/client/fetch-lines";
import type { HydratedEntry } from "@/lib/client/query-client";
import type { RowsReader, RowsWish } from "@/lib/client/rows-reader";
import { type DataLine, DataLinesReader, dataLineSchema } from "@/lib/dashboard/look/data-lines";
import {
  drilledRowsSchema,
  emptyLook,
  type FirstSight,
  filterOptionsSchema,
  interplaySchema,
  type Look,
  type Point,
  type WidgetData,
  widgetReceiptSchema,
} from "@/lib/dashboard/look/schema";
import type { Result } from "@/lib/result";

/** By which right somebody looks at a dashboard: signed in, by a public link, or in a frame of another site. */
export type Sight =
  | { readonly by: "account"; readonly dashboardId: string }
  | { readonly by: "link"; readonly token: string }
  | { readonly by: "embed"; readonly token: string };

const bases = { account: "/api/dashboards", link: "/api/share", embed: "/api/embed" } as const;
const nameOf = (sight: Sight) => (sight.by === "account" ? sight.dashboardId : sight.token);
const pathOf = (sight: Sight) => `${bases[sight.by]}/${encodeURIComponent(nameOf(sight))}`;
const widgetPathOf = (sight: Sight, widgetId: string) => `${pathOf(sight)}/widgets/${encodeURIComponent(widgetId)}`;

/** A look as a query parameter; the untouched one is none. */
export function lookParameter(look: Look): Record<string, string> {
  const text = JSON.stringify(look);
  return text === JSON.stringify(emptyLook) ? {} : { look: text };
}

const query = (parameters: Record<string, string>) => {
  const text = new URLSearchParams(parameters).toString();
  return text === "" ? "" : `?${text}`;
};

/** Widgets show their own age and are cached on the server by their own time; this only keeps tab changes from asking again. */
const dataStaleMs = 60_000;
/** Rows that the server is reading anew are there soon. */
const askAgainMs = 1_500;

/** How rows are read: past all caches, or what its cost holds back all the same. */
export type RowsReading = {
  readonly look: Look;
  readonly widgetIds: readonly string[];
  readonly mode?: "refresh" | "confirm";
};

/** Who hears of each widget as soon as it is there. */
export type RowsListener = { readonly signal?: AbortSignal; readonly onWidget: (data: WidgetData) => void };

/**
 * Reads the rows of these widgets in one request. Fails: throws ApiError as `fetchLines` does; what was told before is whole all the same.
 */
export async function readRows(
  sight: Sight,
  { look, widgetIds, mode }: RowsReading,
  { signal, onWidget }: RowsListener,
): Promise<void> {
  const parameters = { ...lookParameter(look), widget: widgetIds.join(","), ...(mode && { [mode]: "1" }) };
  const lines = new DataLinesReader();
  let keptSeconds = 0;
  const onAge = (seconds: number) => {
    keptSeconds = seconds;
  };
  for await (const line of fetchLines(`${pathOf(sight)}/data${query(parameters)}`, {
    schema: dataLineSchema,
    signal,
    onAge,
  })) {
    const data = takenLine(lines, line);
    if (data !== null) onWidget(data.status === "ok" ? { ...data, ageSeconds: data.ageSeconds + keptSeconds } : data);
  }
  if (!lines.isWhole) throw brokenOff(null);
}

function takenLine(lines: DataLinesReader, line: DataLine): WidgetData | null {
  try {
    return lines.take(line);
  } catch (cause) {
    throw brokenOff(null, cause);
  }
}

/** What the rows of a widget are kept by: `own` is as much of the look as changes them. */
export function widgetRowsKey(sight: Sight, revision: number, widgetId?: string, own?: Look) {
  return ["look", sight, "widgets", revision, ...(widgetId === undefined ? [] : [widgetId, own])] as const;
}

/** The rows of one widget. `reader` reads those of many in few requests. While a look changes, the rows before stay. */
export function widgetRowsQuery(
  reader: RowsReader,
  { revision, widgetId, own, ...wish }: Omit<RowsWish, "signal"> & { revision: number; own: Look },
) {
  return queryOptions<WidgetData>({
    queryKey: widgetRowsKey(reader.sight, revision, widgetId, own),
    queryFn: ({ signal }) => reader.read({ widgetId, ...wish, signal }),
    staleTime: ({ state }) => (state.data?.status === "ok" && !state.data.isStale ? dataStaleMs : 0),
    refetchInterval: ({ state }) => (state.data?.status === "ok" && state.data.isStale ? askAgainMs : false),
    placeholderData: keptRows,
  });
}

/** The rows before, as old as they are by now: those who stand in for others have no time of arrival of their own. */
function keptRows(
  rows: WidgetData | undefined,
  query: { readonly state: { readonly dataUpdatedAt: number } } | undefined,
): WidgetData | undefined {
  if (rows?.status !== "ok" || !query) return rows;
  return { ...rows, ageSeconds: rows.ageSeconds + (Date.now() - query.state.dataUpdatedAt) / 1_000 };
}

/** What hangs together: which widgets a filter or a click changes. */
export function interplayQuery(sight: Sight, revision: number) {
  return queryOptions({
    queryKey: ["look", sight, "interplay", revision],
    queryFn: ({ signal }) => fetchJson(`${pathOf(sight)}/interplay`, { schema: interplaySchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What a page has read for its first paint: what hangs together, so that a click reads only what it changes, and rows. */
export function lookEntries(sight: Sight, revision: number, read: Result<FirstSight>): HydratedEntry[] {
  if (!read.ok) return [];
  const { interplay, rows } = read.value;
  return [
    { queryKey: interplayQuery(sight, revision).queryKey, data: interplay },
    ...rows.map(({ own, data }) => ({ queryKey: widgetRowsKey(sight, revision, data.widgetId, own), data })),
  ];
}

/** What a filter offers, narrowed by the others and by a search. */
export function filterOptionsQuery(sight: Sight, filterId: string, { search, look }: { search: string; look: Look }) {
  const parameters = { ...(search === "" ? {} : { search }), ...lookParameter(look) };
  const path = `${pathOf(sight)}/filters/${encodeURIComponent(filterId)}/options${query(parameters)}`;
  return queryOptions({
    queryKey: ["look", sight, "options", filterId, search, look],
    queryFn: ({ signal }) => fetchJson(path, { schema: filterOptionsSchema, signal }),
    staleTime: dataStaleMs,
    placeholderData: keepPreviousData,
  });
}

/** How the rows of a widget came to be. */
export function widgetReceiptQuery(sight: Sight, widgetId: string, look: Look) {
  return queryOptions({
    queryKey: ["look", sight, "receipt", widgetId, look],
    queryFn: ({ signal }) =>
      fetchJson(`${widgetPathOf(sight, widgetId)}/receipt${query(lookParameter(look))}`, {
        schema: widgetReceiptSchema,
        signal,
      }),
  });
}

/** The rows behind a point of a widget. */
export function drilledRowsQuery(sight: Sight, widgetId: string, { look, point }: { look: Look; point: Point[] }) {
  const parameters = { ...lookParameter(look), point: JSON.stringify(point) };
  return queryOptions({
    queryKey: ["look", sight, "rows", widgetId, look, point],
    queryFn: ({ signal }) =>
      fetchJson(`${widgetPathOf(sight, widgetId)}/rows${query(parameters)}`, { schema: drilledRowsSchema, signal }),
  });
}

/** Where a widget's rows are to be had as a file: `downloadFile` fetches it. */
export function widgetFilePath(sight: Sight, widgetId: string, format: "csv" | "xlsx" | "png" | "svg", look: Look) {
  const isPicture = format === "png" || format === "svg";
  return `${widgetPathOf(sight, widgetId)}/${isPicture ? "picture" : "export"}${query({ format, ...lookParameter(look) })}`;
}

/** Where the whole dashboard is to be had as a document or a picture. */
export function dashboardFilePath(
  sight: Sight,
  format: "pdf" | "png",
  { look, paper }: { look: Look; paper: "a4" | "letter" },
) {
  return `${pathOf(sight)}/export${query({ format, ...(format === "pdf" && { paper }), ...lookParameter(look) })}`;
}
