import "server-only";
import { can } from "@/lib/auth/can";
import type { Viewer } from "@/lib/auth/viewer";
import { refuse } from "@/lib/errors";
import { forViewer } from "@/lib/execute/for-viewer";
import type { QueryPlanText } from "@/lib/execute/schema";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { fail, ok, type Result } from "@/lib/result";
import { semanticModelFor } from "@/lib/semantic/semantic-view";
import { openSource } from "@/lib/source/source-drivers";
import { estimateRows } from "./cost/check-cost";
import { queryShape } from "./cost/query-shape";
import { queueOf } from "./source-queues";

/** Planning is quick; an engine that needs longer is not waited for. */
const explainTimeoutMs = 5_000;

/**
 * How the engine would run checked SQL, by its own plan, and about how many rows it would read. Nothing is run.
 * Access: whoever may ask. Where a rule or a mask stands in the text there is no plan: it would quote the rule, and estimates speak
 * of rows that the viewer must not see. Nulls: the number of rows cannot be told. Fails: execute/explain-policed, source/*, execute/*.
 */
export async function explainQuery(
  viewer: Viewer,
  checked: CheckedSql,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<QueryPlanText>> {
  if (!can(viewer, "ask")) return refuse("auth/forbidden");
  if (checked.policed) return refuse("execute/explain-policed");
  const model = await semanticModelFor(viewer, checked.sourceId);
  if (!model.ok) return model;
  const source = await openSource(checked.sourceId);
  if (!source.ok) return fail(forViewer(source.error, viewer));
  const { driver, limits } = source.value;
  const turn = await queueOf(checked.sourceId, checked.kind, limits).enter(viewer.userId, {
    signal,
    onPosition: () => undefined,
  });
  if (!turn.ok) return turn;
  try {
    const lines = await driver.explain(checked.text, { signal, timeoutMs: explainTimeoutMs });
    if (!lines.ok) return fail(forViewer(lines.error, viewer));
    const shape = queryShape(checked.text, checked.kind);
    const rows = shape && (await estimateRows({ driver, checked, model: model.value }, { signal, shape }));
    // The plan itself came: that its cost cannot be read off it takes nothing from it.
    return ok({ lines: [...lines.value], rowsRead: rows?.ok ? rows.value : null });
  } finally {
    turn.value.end();
  }
}
