import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/viewer";
import type { ExplainedSql, explainSqlSchema } from "@/lib/dashboard/design/schema";
import { explainQuery } from "@/lib/execute/explain-query";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedSql } from "@/lib/guard/checked-sql";
import { conditionsOf } from "@/lib/guard/conditions-of";
import { fillParameters } from "@/lib/guard/fill-parameters";
import { errorMessage } from "@/lib/i18n/error-message";
import { rowCountMax } from "@/lib/pipeline/limits";
import { ownValues } from "@/lib/pipeline/own-values";
import { orRefused } from "@/lib/pipeline/refused-draft";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import { semanticViewFor } from "@/lib/semantic/semantic-view";

/**
 * What SQL would do for whoever designs, without running it: what the guard finds in it, and the engine's own plan of the text that
 * would be sent. What the guard or the engine has against it is part of the answer.
 * **Access** what the viewer may see of the source; no plan where rules stand in the text. **Fails** source/*, execute/*.
 */
export async function explainSql(
  viewer: Viewer,
  { sourceId, sql, parameters }: z.output<typeof explainSqlSchema>,
  { signal }: { readonly signal: AbortSignal },
): Promise<Result<ExplainedSql>> {
  const view = await semanticViewFor(viewer, sourceId);
  if (!view.ok) return view;
  const { model } = view.value;
  const filled = fillParameters(sql, ownValues(parameters), model.kind);
  if (!filled.ok) return orRefused(viewer, filled.error, sql);
  const checked = checkSql(filled.value, { ...view.value, rowCountMax });
  if (!checked.ok) return orRefused(viewer, checked.error, sql);
  const found = findings(checked.value, filled.value, model);
  const plan = await explainQuery(viewer, checked.value, { signal });
  if (plan.ok) return ok({ ...found, plan: plan.value, withoutPlan: null });
  if (plan.error.code === "execute/failed") return orRefused(viewer, plan.error, sql);
  if (!["execute/explain-policed", "execute/timeout"].includes(plan.error.code)) return plan;
  return ok({ ...found, plan: null, withoutPlan: errorMessage(plan.error, viewer.locale) });
}

/** Read off what was written, never off the guard's text, which may hold somebody's row rules. */
function findings({ tables, rowRulesApplied, limit }: CheckedSql, written: string, { kind, entities }: SemanticModel) {
  return {
    kind: "explained" as const,
    tables: tables.map((id) => entities.find((entity) => entity.id === id)?.label ?? id),
    conditions: conditionsOf(written, kind),
    ...{ rowRulesApplied, rowCountMax: limit },
  };
}
