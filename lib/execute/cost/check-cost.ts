import "server-only";
import { isAtLeast } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";
import type { SourceLimits } from "@/lib/source/schema";
import { logger } from "@/lib/telemetry/logger";
import { sourceSpan } from "../source-span";
import { type QueryShape, queryShape } from "./query-shape";

const log = logger("execute");

/** An engine that needs longer to plan is not waited for. */
const estimateTimeoutMs = 2_000;

type RowsOf = (table: { readonly schema: string | null; readonly name: string }) => number | null;

/** Sizes by the names and aliases of a query. Where one alias stands for two tables, the larger counts. */
function rowsByName(shape: QueryShape, model: SemanticModel): RowsOf {
  const sizes = new Map<string, number>();
  const sizeOf = (schema: string | null, name: string): number | null => {
    const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
    const entity = model.entities.find(
      (one) => same(one.table, name) && (schema === null || one.schema === null || same(one.schema, schema)),
    );
    return entity?.rowEstimate ?? null;
  };
  for (const { schema, name, alias } of shape.tables) {
    const size = sizeOf(schema, name);
    if (size === null || alias === null) continue;
    sizes.set(alias.toLowerCase(), Math.max(size, sizes.get(alias.toLowerCase()) ?? 0));
  }
  return ({ schema, name }) => sizeOf(schema, name) ?? sizes.get(name.toLowerCase()) ?? null;
}

/** What a query could read at the very worst: every row of every table with every other. Nulls: a size is not known. */
function worstCase(shape: QueryShape, rowsOf: RowsOf): number | null {
  let product = 1;
  for (const table of shape.tables) {
    const rows = rowsOf(table);
    if (rows === null) return null;
    product *= Math.max(1, rows);
  }
  return product;
}

type Weighed = { readonly driver: Driver; readonly checked: CheckedSql; readonly model: SemanticModel };

/** What the engine says a query would read. Nulls: it cannot be told. Fails: as the driver's `estimate`. */
export async function estimateRows(
  { driver, checked, model }: Weighed,
  { signal, shape }: { readonly signal: AbortSignal; readonly shape: QueryShape },
): Promise<Result<number | null>> {
  const options = {
    ...{ signal, timeoutMs: estimateTimeoutMs },
    ...{ tableRows: rowsByName(shape, model), stopsAfter: shape.stopsAfter },
  };
  const estimate = await sourceSpan("EXPLAIN", checked, () => driver.estimate(checked.text, options));
  return estimate.ok ? ok(estimate.value?.rows ?? null) : estimate;
}

/**
 * Asks the engine what a query would read, where that could be more than the source's limits let pass unasked.
 * An engine that cannot or will not say stops nothing: that is logged, and the time limit holds.
 * Access: whoever has the role of the limits may run it anyway, by confirming. Fails: execute/costly, execute/cancelled.
 */
export async function checkCost(
  viewer: Viewer,
  { driver, checked, model, limits }: Weighed & { readonly limits: SourceLimits },
  { signal, confirmed }: { readonly signal: AbortSignal; readonly confirmed: boolean },
): Promise<Result<null>> {
  const threshold = limits.confirmRowsAbove;
  const mayConfirm = isAtLeast(viewer.role, limits.confirmRole);
  if (threshold === null || (confirmed && mayConfirm)) return ok(null);
  const shape = queryShape(checked.text, checked.kind);
  if (shape === null) return ok(null);
  const worst = worstCase(shape, rowsByName(shape, model));
  if (worst !== null && worst <= threshold) return ok(null);
  const estimate = await estimateRows({ driver, checked, model }, { signal, shape });
  if (!estimate.ok) {
    if (signal.aborted) return refuse("execute/cancelled");
    log.warn({ sourceId: checked.sourceId, outcome: estimate.error.code }, "the cost of a query could not be told");
    return ok(null);
  }
  const rows = estimate.value ?? 0;
  if (rows <= threshold) return ok(null);
  return refuse("execute/costly", { rows, role: limits.confirmRole, confirm: mayConfirm ? "yes" : "no" });
}
