import { setTimeout as delay } from "node:timers/promises";
import { completeConfig, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { ApiClient } from "./api-client";

const waitMs = 250;
const waitMsMax = 120_000;

/** The id of a source that can be asked. The demo shop is made when a server starts for the first time. */
export async function readySource(client: ApiClient, name = "Demo shop"): Promise<string> {
  const giveUpAt = performance.now() + waitMsMax;
  while (performance.now() < giveUpAt) {
    const sources = ApiClient.json<{ id: string; name: string; analysisStatus: string }[]>(
      await client.get("/api/sources"),
    );
    const ready = sources.find((source) => source.name === name && source.analysisStatus === "ready");
    if (ready) return ready.id;
    await delay(waitMs);
  }
  throw new Error(`"${name}" was not ready in time`);
}

export type TableQuery = { readonly sql: string; readonly cacheSeconds: number };

/** A dashboard of tables, three a row. */
export function boardOf(sourceId: string, queries: readonly TableQuery[]): DashboardConfig {
  const widgets = queries.map(({ sql, cacheSeconds }, index) =>
    completeWidget({
      ...{ id: `table-${index}`, kind: "chart", title: `Table ${index + 1}` },
      place: { x: (index % 3) * 4, y: Math.floor(index / 3) * 6, w: 4, h: 6 },
      query: { sourceId, question: null, sql, plan: null, cacheSeconds },
      chart: {
        ...{ version: 1, type: "table", x: null, y: [], series: null },
        ...{ stacked: false, horizontal: false, title: null },
      },
    }),
  );
  return completeConfig({ widgets });
}

/** Six widgets of fifty rows each. `salt`: makes their queries others than those of any other board. */
export function sixTables(sourceId: string, { salt = 0, cacheSeconds = 3_600 } = {}): DashboardConfig {
  const queries = Array.from({ length: 6 }, (_, index) => ({
    sql: `SELECT o.order_id AS id, o.ordered_at AS ordered, o.status AS status, o.customer_id AS customer FROM orders o WHERE o.order_id > ${salt * 10 + index} ORDER BY o.order_id LIMIT 50`,
    cacheSeconds,
  }));
  return boardOf(sourceId, queries);
}

/** Makes the dashboard; gives its id. */
export async function makeBoard(client: ApiClient, title: string, config: DashboardConfig): Promise<string> {
  return ApiClient.json<{ id: string }>(await client.send("POST", "/api/dashboards", { title, config })).id;
}

export const dataPath = (dashboardId: string, query = ""): string => `/api/dashboards/${dashboardId}/data${query}`;

/** Fails: throws when a widget has no rows. */
export function rowCounts(body: Buffer): number[] {
  const { widgets } = JSON.parse(body.toString("utf8")) as {
    widgets: { status: string; message?: string; result?: { rows: unknown[] } }[];
  };
  return widgets.map(({ status, message, result }) => {
    if (status !== "ok" || !result) throw new Error(`a widget shows no rows: ${message ?? status}`);
    return result.rows.length;
  });
}
