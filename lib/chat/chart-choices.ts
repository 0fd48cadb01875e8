import "server-only";
import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { Viewer } from "@/lib/auth/viewer";
import { type ChartSpec, chartSpecSchema } from "@/lib/chart/schema";
import { getQuery } from "@/lib/chat/queries";
import type { ChartChoice } from "@/lib/chat/schema";
import { type Store, store } from "@/lib/db/store";
import { upsert } from "@/lib/db/write";
import type { ResultColumn } from "@/lib/execute/schema";
import { newId } from "@/lib/id";
import { ok, type Result } from "@/lib/result";

/** What two results must have in common for a chart of one to fit the other: their columns, in order. */
type ShapeColumn = Pick<ResultColumn, "name" | "role" | "type">;

function shapeOf(columns: readonly ShapeColumn[]): string {
  const told = columns.map(({ name, role, type }) => [name, role, type]);
  return createHash("sha256").update(JSON.stringify(told)).digest("hex");
}

function placeOf({ chartChoices }: Store["tables"], viewer: Viewer, sourceId: string, columns: readonly ShapeColumn[]) {
  return and(
    eq(chartChoices.userId, viewer.userId),
    eq(chartChoices.sourceId, sourceId),
    eq(chartChoices.shape, shapeOf(columns)),
  );
}

/** The chart that the viewer last chose for a result of this source with these columns. Nulls: none, or one of an older form. */
export async function chartChoice(
  viewer: Viewer,
  sourceId: string,
  columns: readonly ShapeColumn[],
): Promise<ChartSpec | null> {
  const { db, tables } = await store();
  const [row] = await db
    .select({ spec: tables.chartChoices.spec })
    .from(tables.chartChoices)
    .where(placeOf(tables, viewer, sourceId, columns))
    .limit(1);
  return chartSpecSchema.safeParse(row?.spec).data ?? null;
}

/**
 * Keeps the chart that the viewer chose for results with the columns of an answer; a null chart forgets the choice.
 * **Access** the viewer's own answers. **Fails** query/not-found, also for other people's.
 */
export async function keepChartChoice(
  viewer: Viewer,
  queryId: string,
  { columns, chart }: ChartChoice,
): Promise<Result<null>> {
  const query = await getQuery(viewer, queryId);
  if (!query.ok) return query;
  const { sourceId } = query.value;
  const on = await store();
  const { chartChoices } = on.tables;
  if (chart === null) {
    await on.db.delete(chartChoices).where(placeOf(on.tables, viewer, sourceId, columns));
    return ok(null);
  }
  const changed = { spec: chart, updatedAt: new Date() };
  const row = { id: newId(), userId: viewer.userId, sourceId, shape: shapeOf(columns), ...changed };
  const target = [chartChoices.userId, chartChoices.sourceId, chartChoices.shape];
  await upsert(on, chartChoices, row, { target, set: changed });
  return ok(null);
}
