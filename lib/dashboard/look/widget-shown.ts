import { alignComparison } from "@/lib/dashboard/look/align-comparison";
import type { ComparisonAsk } from "@/lib/dashboard/look/comparison-ask";
import { levelBelow } from "@/lib/dashboard/look/levels";
import { levelLabel, pointLabel } from "@/lib/dashboard/look/look-texts";
import type { ShownWidget } from "@/lib/dashboard/look/schema";
import type { Ask } from "@/lib/dashboard/look/widget-ask";
import type { ResultSet } from "@/lib/execute/schema";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { StoredQueryRun } from "@/lib/pipeline/run-stored-query";
import type { SemanticModel } from "@/lib/semantic/schema";

type Locale = "en" | "zh";

/** A result whose columns are called by the level that they were opened up to. Their names stay, so that the chart finds them. */
export function relabelled(result: ResultSet, { shown }: Ask, model: SemanticModel, locale: Locale): ResultSet {
  if (shown === null || shown.changed.size === 0) return result;
  const names = outputNames(shown.plan);
  const labels = new Map([...shown.changed].map(([index, level]) => [names[index], levelLabel(level, model, locale)]));
  return {
    ...result,
    columns: result.columns.map((column) => ({ ...column, label: labels.get(column.name) ?? column.label })),
  };
}

/** The rows of a chart with all that is said of them. */
export function shownWidget(
  widgetId: string,
  {
    ask,
    run,
    comparison,
  }: { ask: Ask; run: StoredQueryRun; comparison: { asked: ComparisonAsk; run: StoredQueryRun } | null },
  { model, locale }: { model: SemanticModel; locale: Locale },
): ShownWidget {
  const { cacheTier, ageSeconds, isStale, checked } = run;
  const before = comparison && relabelled(comparison.run.result, ask, model, locale);
  const alignment = comparison?.asked.alignment;
  return {
    ...{ status: "ok", widgetId, cacheTier, ageSeconds, isStale, rowRulesApplied: checked.rowRulesApplied },
    result: relabelled(run.result, ask, model, locale),
    comparison: before &&
      comparison && { result: alignment ? alignComparison(before, alignment) : before, label: comparison.asked.label },
    applied: [...ask.applied],
    drill: drillOf(ask, model, locale),
  };
}

function drillOf({ shown }: Ask, model: SemanticModel, locale: Locale): { path: string[]; next: string | null } | null {
  if (shown === null || shown.plan.combine !== null) return null;
  const next = shown.plan.dimensions.map((dimension) => levelBelow(dimension, model)).find((level) => level !== null);
  if (shown.steps.length === 0 && !next) return null;
  const path = shown.steps.map(({ point, grain }) => pointLabel(point, grain, locale));
  return { path, next: next ? levelLabel(next, model, locale) : null };
}
