import type { ChartSpec } from "@/lib/chart/schema";
import type { Figure } from "@/lib/dashboard/design/compose/figures";
import {
  type Names,
  namesOf,
  titleBy,
  titleOfNewest,
  titleOfSpread,
  titleOfTop,
  titleOverTime,
} from "@/lib/dashboard/design/compose/names";
import type { Split } from "@/lib/dashboard/design/compose/splits";
import type { Subject } from "@/lib/dashboard/design/compose/subject";
import { newestPlan } from "@/lib/nl2sql/newest-plan";
import { outputNames } from "@/lib/nl2sql/output-names";
import type { PlanDimension, QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

/** One widget to be: what it asks and how it is drawn. Its place comes later. */
export type Card = { readonly names: Names; readonly plan: QueryPlan; readonly chart: ChartSpec };

const rankedCount = 10;
const sliceCountMax = 7;
/** Bars of a widget of usual height. */
const barCountMax = 25;
/** Fewer places are told apart better beside each other. */
const mappedCountMin = 5;
const newestCount = 100;
/** Values that a distribution is made of; more are said to be missing. */
const spreadCountMax = 5_000;

const plainPlan = (root: string): QueryPlan => ({
  ...{ version: 1, root, measures: [], dimensions: [], distinct: false, filter: null, having: [], order: [] },
  ...{ limit: null, series: [], combine: null },
});

const plainChart: ChartSpec = {
  ...{ version: 1, type: "table", x: null, y: [], series: null, stacked: false, horizontal: false, title: null },
};

/** A plan of figures by dimensions, and a chart over its columns: x the first dimension, `series` the second. */
function figureCard(
  names: Names,
  { figures, by, plan = {} }: { figures: readonly Figure[]; by: readonly PlanDimension[]; plan?: Partial<QueryPlan> },
  chart: Partial<ChartSpec>,
): Card {
  const [first] = figures;
  const whole: QueryPlan = {
    ...plainPlan(first?.measure.entity ?? ""),
    measures: figures.map(({ measure }) => measure),
    dimensions: [...by],
    ...plan,
  };
  const columns = outputNames(whole);
  const spec: ChartSpec = {
    ...plainChart,
    x: by.length > 0 ? (columns[0] ?? null) : null,
    series: by.length > 1 ? (columns[1] ?? null) : null,
    y: columns.slice(by.length),
  };
  return { names, plan: whole, chart: { ...spec, ...chart } };
}

const dimensionOf = ({ ref, names }: Split): PlanDimension => ({ column: ref, grain: null, label: names.en });

const timeOf = ({ time }: Subject): PlanDimension[] =>
  time === null ? [] : [{ column: time.ref, grain: time.grain, label: time.grain }];

const largestFirst: QueryPlan["order"] = [{ by: { kind: "measure", index: 0 }, direction: "desc" }];

/** A figure with its course. */
export const numberCard = (subject: Subject, figure: Figure): Card =>
  figureCard(figure.names, { figures: [figure], by: timeOf(subject) }, { type: "number" });

/** A figure over time, in the parts of a split where there is one that stays readable. Null: the subject has no time. */
export function trendCard(subject: Subject, figure: Figure, split: Split | null): Card | null {
  if (subject.time === null) return null;
  const title = titleOverTime(figure.names, subject.time.grain);
  const by = [...timeOf(subject), ...(split ? [dimensionOf(split)] : [])];
  const names = split
    ? { en: `${title.en} and ${split.names.en.toLowerCase()}`, zh: `${title.zh}，按${split.names.zh}` }
    : title;
  const isPile = split !== null && figure.measure.aggregate !== "avg";
  return figureCard(names, { figures: [figure], by }, { type: isPile ? "area" : "line", stacked: isPile });
}

/** Parts of a whole: a ring while there are few, else bars, longest first, and of many the first. Places stand on their map. */
export function splitCard(figure: Figure, split: Split): Card {
  const by = [dimensionOf(split)];
  if (split.region !== null && split.groupCount >= mappedCountMin) {
    const map = { type: "map", options: { region: split.region } } as const;
    return figureCard(
      titleBy(figure.names, split.names),
      { figures: [figure], by, plan: { order: largestFirst } },
      map,
    );
  }
  if (split.groupCount > barCountMax) return topCard(figure, split);
  const isFew = split.groupCount <= sliceCountMax && figure.measure.aggregate !== "avg";
  const chart: Partial<ChartSpec> = isFew
    ? { type: "pie", options: { ring: true } }
    : { type: "bar", horizontal: true };
  return figureCard(
    titleBy(figure.names, split.names),
    { figures: [figure], by, plan: { order: largestFirst } },
    chart,
  );
}

/** The things that have most of a figure. */
export function topCard(figure: Figure, things: Split): Card {
  const names = titleOfTop(figure.names, things.names, rankedCount);
  const plan = { order: largestFirst, limit: rankedCount };
  return figureCard(names, { figures: [figure], by: [dimensionOf(things)], plan }, { type: "bar", horizontal: true });
}

/** Two splits against each other, coloured by a figure. */
export function heatCard(figure: Figure, across: Split, down: Split): Card {
  const title = titleBy(figure.names, across.names);
  const names = { en: `${title.en} and ${down.names.en.toLowerCase()}`, zh: `${title.zh}，按${down.names.zh}` };
  return figureCard(names, { figures: [figure], by: [dimensionOf(across), dimensionOf(down)] }, { type: "heatmap" });
}

/** All figures by a split, as a table. */
export function compareCard(figures: readonly Figure[], split: Split): Card {
  const [first] = figures;
  const things = titleBy({ en: "All figures", zh: "各项指标" }, split.names);
  return figureCard(
    first === undefined || figures.length > 1 ? things : titleBy(first.names, split.names),
    { figures, by: [dimensionOf(split)], plan: { order: largestFirst } },
    { type: "table", x: null, y: [] },
  );
}

/** How many rows have which value of a number. */
export function spreadCard({ entity }: Subject, spread: Split): Card {
  const counted: Figure = {
    measure: { aggregate: "count", entity: entity.id, column: null, measureId: null, label: "rows" },
    names: { en: "Rows", zh: "行数" },
  };
  const plan = { limit: spreadCountMax };
  return figureCard(
    titleOfSpread(spread.names),
    { figures: [counted], by: [dimensionOf(spread)], plan },
    { type: "histogram" },
  );
}

/** The newest rows: of the subject, else of what gives it its date. Null: nothing stands beside a date. */
export function newestCard(model: SemanticModel, { entity, time }: Subject): Card | null {
  for (const id of [entity.id, time?.ref.entity]) {
    const newest = id ? newestPlan(model, id, { locale: "en", rowCount: newestCount }) : null;
    const shown = model.entities.find((other) => other.id === id);
    if (newest && shown) return { names: titleOfNewest(namesOf(shown)), plan: newest.plan, chart: plainChart };
  }
  return null;
}
