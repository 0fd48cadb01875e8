import { LRUCache } from "lru-cache";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import { parameterValues } from "@/lib/dashboard/look/parameter-values";
import { shownPlan } from "@/lib/dashboard/look/shown-plan";
import type { TimeGrain } from "@/lib/execute/schema";
import { checkSql } from "@/lib/guard/check-sql";
import type { CheckedColumn } from "@/lib/guard/checked-sql";
import { fillParameters } from "@/lib/guard/fill-parameters";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { ColumnRef } from "@/lib/nl2sql/schema";
import { rowCountMax } from "@/lib/pipeline/limits";
import { ok, type Result } from "@/lib/result";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";

/** A column of a result whose values are those of a column of the model, perhaps cut off to a grain. */
export type ShownColumn = { readonly name: string; readonly ref: ColumnRef; readonly grain: TimeGrain | null };

/** What of a widget's result conditions can be put on elsewhere: not its figures, nor numbers taken out of a time. */
export function shownColumns(
  query: WidgetQuery,
  widgetId: string,
  { context, view }: { readonly context: LookContext; readonly view: SemanticView },
): ShownColumn[] {
  if (query.plan === null) return columnsOfSql(query, context.today, view);
  const zooms = context.config.interactions.dateZoom;
  const { plan } = shownPlan(query.plan, widgetId, { look: context.look, model: view.model, zooms });
  const names = outputNames(plan);
  return plan.dimensions.flatMap(({ column, grain, part }, index) =>
    part ? [] : [{ name: names[index] ?? "", ref: column, grain }],
  );
}

function columnsOfSql(query: WidgetQuery, today: string, view: SemanticView): ShownColumn[] {
  const checked = resultColumns(query, today, view);
  // What the guard refuses shows nothing that anybody could click.
  if (!checked.ok) return [];
  return checked.value.flatMap(({ name, source, aggregate, part, grain }) =>
    source === null || aggregate !== null || part ? [] : [{ name, ref: { ...source, path: null }, grain }],
  );
}

const known = new WeakMap<SemanticModel, LRUCache<string, readonly CheckedColumn[]>>();

/** The columns of a query that somebody wrote, with the values of its parameters that hold without any filter. Fails: guard/*. */
export function resultColumns(query: WidgetQuery, today: string, view: SemanticView): Result<readonly CheckedColumn[]> {
  const { model } = view;
  const filled =
    query.parameters.length === 0
      ? ok(query.sql)
      : fillParameters(query.sql, parameterValues(query.parameters, new Map(), today), model.kind);
  if (!filled.ok) return filled;
  const ofModel = known.get(model) ?? new LRUCache({ max: 300 });
  known.set(model, ofModel);
  const before = ofModel.get(filled.value);
  if (before) return ok(before);
  const checked = checkSql(filled.value, { ...view, rowCountMax });
  if (!checked.ok) return checked;
  ofModel.set(filled.value, checked.value.columns);
  return ok(checked.value.columns);
}
