import type { DbtFile, DbtMetric, DbtSemanticModel } from "@/lib/semantic/edits/dbt/dbt-schema";
import { referredTable } from "@/lib/semantic/edits/dbt/dbt-tables";
import { labelFromName } from "@/lib/semantic/label-from-name";
import type { Measure, MeasureAggregate } from "@/lib/semantic/schema";

/** A measure of dbt on a table of the database. */
export type DbtMeasure = { readonly table: string; readonly measure: Omit<Measure, "id" | "entity"> };
export type DbtMeasures = { readonly measures: DbtMeasure[]; readonly ignored: string[] };

const aggregates: ReadonlyMap<string, MeasureAggregate> = new Map(
  Object.entries({
    ...{ sum: "sum", count: "count", count_distinct: "count_distinct" },
    ...{ average: "avg", avg: "avg", min: "min", max: "max" },
  } as const),
);

/** Lists in YAML are mappings in a manifest. */
export function itemsOf<T>(given: readonly T[] | Readonly<Record<string, T>> | null | undefined): T[] {
  return Object.values(given ?? {});
}

/** Measures under the names and words of the simple metrics that show them. `ignored`: what has no counterpart here. */
export function dbtMeasures(file: DbtFile): DbtMeasures {
  const metrics = itemsOf(file.metrics);
  const simple = new Map(
    metrics.flatMap((metric) => (measureBehind(metric) === null ? [] : [[measureBehind(metric), metric]])),
  );
  const ignored = metrics.filter((metric) => measureBehind(metric) === null).map(({ name }) => `metric ${name}`);
  const measures = itemsOf(file.semantic_models).flatMap((model) =>
    (model.measures ?? []).flatMap((measure) => {
      const aggregate = aggregates.get(measure.agg.toLowerCase());
      if (aggregate !== undefined) return [measureFrom(model, measure, aggregate, simple.get(measure.name))];
      ignored.push(`measure ${measure.name} (${measure.agg})`);
      return [];
    }),
  );
  return { measures, ignored };
}

/** The measure that a metric only gives another name; null for one that computes or filters. */
function measureBehind({ type, type_params: params, filter }: DbtMetric): string | null {
  const measure = params?.measure;
  if (type !== "simple" || !measure || filter) return null;
  if (typeof measure === "string") return measure;
  return measure.filter ? null : measure.name;
}

type Given = NonNullable<DbtSemanticModel["measures"]>[number];

function measureFrom(
  { model }: DbtSemanticModel,
  { name, expr, label, description }: Given,
  aggregate: MeasureAggregate,
  metric: DbtMetric | undefined,
): DbtMeasure {
  const expression = String(expr ?? name);
  // "count" of 1 or of anything that is never null counts rows.
  const isRows = aggregate === "count" && /^(1|\*)$/.test(expression);
  return {
    table: referredTable(model),
    measure: {
      label: metric?.label || label || labelFromName(metric?.name ?? name),
      description: metric?.description || description || null,
      synonyms: metric !== undefined && metric.name !== name ? [labelFromName(name)] : [],
      aggregate,
      expression: isRows ? null : expression,
      unit: null,
    },
  };
}
