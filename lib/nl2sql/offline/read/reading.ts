import type { TimeGrain, TimePart } from "@/lib/execute/schema";
import type { Concept } from "@/lib/nl2sql/offline/language/tags";
import type { Target, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { TimeRange } from "@/lib/nl2sql/offline/link/time-range";
import type { TakenFilter } from "@/lib/nl2sql/offline/named-filters/take-filters";
import type { ComparisonOperator, PlanSeries, Predicate } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** A phrase that names something of the model; which of its targets is meant is decided when the whole question is known. */
export type Mention = {
  readonly text: string;
  readonly position: number;
  readonly targets: readonly Target[];
  /** What it belongs to: "name of the singer", "the singer's name", "singer names". */
  owner: Mention | null;
  grain: TimeGrain | null;
  /** Further names that are added to it in each row ("the sum of speed and power"). */
  readonly plus?: readonly Mention[];
};

export type Want = {
  readonly aggregate: MeasureAggregate | null;
  /** Null: the rows of what the question is about (`how many` alone) or, without an aggregate, what names them (`who`). */
  readonly mention: Mention | null;
  readonly concept: Concept | null;
  readonly distinct: boolean;
  /** Everything that is known of it. */
  readonly star: boolean;
  /** Asked for in one breath with others ("the songs and their years"), so it is shown though it is a table. */
  readonly listed?: boolean;
  /** What it is divided by ("the ratio of sales to costs"). */
  readonly per?: Want;
};

export type Operand = string | number | boolean;

export type Condition =
  | {
      readonly kind: "compare";
      /** The column named beside the value; null when the value alone must tell. */
      readonly mention: Mention | null;
      readonly concept: Concept | null;
      /** The value is the name of the entity beside it ("named X"). */
      readonly naming: boolean;
      readonly operator: Predicate["operator"];
      readonly values: readonly Operand[];
      readonly time: TimeRange | null;
      /** Where the value is known to stand; empty when it is not known. */
      readonly hits: readonly (readonly ValueHit[])[];
      readonly negated: boolean;
      /** "A and B": rows of both are meant, together or each. */
      readonly every: boolean;
      readonly near: Mention | null;
      readonly position: number;
      /** The quantity is one that is added up: where each row shown has many of it, their sum is compared. */
      readonly additive?: boolean;
      /** The unit that the number was given in. */
      readonly unit?: string | null;
      /** "from Kiel", "to Oslo", "by Melville". */
      readonly way?: "from" | "to" | "by" | null;
    }
  | {
      readonly kind: "count";
      readonly mention: Mention | null;
      readonly operator: ComparisonOperator;
      readonly value: number;
      readonly negated: boolean;
      readonly near: Mention | null;
    }
  | {
      readonly kind: "measure";
      readonly aggregate: MeasureAggregate;
      readonly mention: Mention;
      readonly operator: ComparisonOperator;
      /** With `against`, how many times that figure of all groups. */
      readonly value: number;
      readonly against?: "avg" | "min" | "max" | "overall";
    }
  | {
      readonly kind: "related";
      readonly mention: Mention;
      readonly negated: boolean;
      readonly conditions: Condition[];
      readonly near: Mention | null;
    }
  | {
      readonly kind: "scalar";
      readonly mention: Mention | null;
      readonly concept: Concept | null;
      readonly operator: ComparisonOperator;
      readonly aggregate: MeasureAggregate;
      readonly of: Mention | null;
      readonly conditions: Condition[];
      readonly near: Mention | null;
      /** The figure of the rows that agree with this one in these columns, and how many times it. */
      readonly within?: readonly Mention[];
      readonly factor?: number;
    }
  | { readonly kind: "flag"; readonly mention: Mention; readonly negated: boolean }
  | { readonly kind: "any"; readonly conditions: Condition[] };

export type OrderWish = {
  readonly direction: "asc" | "desc";
  readonly aggregate: MeasureAggregate | null;
  /** Null with an aggregate: rows; null without one: whatever is shown first. */
  readonly mention: Mention | null;
  readonly concept: Concept | null;
  /** The quantity is one that is added up. */
  readonly additive?: boolean;
};

export type Ranking = OrderWish & {
  readonly count: number;
  /** "most common": by how many rows there are of it. */
  readonly frequency: boolean;
  /** "top 5 shops by total sales": what ranks is shown too. */
  readonly shown?: boolean;
  /** "the longest films": a list whose length the question does not say. */
  readonly several?: boolean;
  /** The noun that the superlative belongs to: "stores in the district with the most people" ranks districts. */
  readonly near?: Mention | null;
  /** All that share the first place. */
  readonly ties?: boolean;
};

/** What a question says, before it is decided which columns it means. */
export type Reading = {
  wants: Want[];
  conditions: Condition[];
  groups: Mention[];
  /** The ranking counts anew in every value of these. */
  within?: readonly Mention[];
  grain: TimeGrain | null;
  /** "by hour of day", "on which weekday". */
  part?: TimePart | null;
  /** Two times that are compared with one another. */
  versus?: boolean;
  order: OrderWish[];
  ranking: Ranking | null;
  limit: number | null;
  distinct: boolean;
  /** The entity that the question is about, when it is named. */
  focus: Mention | null;
  series: Pick<PlanSeries, "kind">["kind"] | null;
  seriesYearAgo: boolean;
  share: boolean;
  /** "orders per store": what stands before "per" is counted. */
  per: boolean;
  yesNo: boolean;
  /** Rows asked for are named and no more is told of them. */
  brief?: boolean;
  both: boolean;
  /** "the lowest price and its brand": the other columns are those of the extreme row. */
  ofRow: boolean;
  /** "total amount of", "how much": quantities are added up, not rows counted. */
  ofAmount: boolean;
  chartHint: string | null;
  /** Content words that no rule used. */
  unused: string[];
  /** A "not" that nothing was found for: an answer without it would say the opposite. */
  lostNegation?: boolean;
  /** Verbs that name nothing of the model. */
  verbs: string[];
  /** Entities that were named and only relate (no value, no count). */
  mentions: Mention[];
  /** Conditions that the model has a name for; their words are not in the question that was read. */
  named?: readonly TakenFilter[];
};

export const emptyReading = (): Reading => ({
  wants: [],
  conditions: [],
  groups: [],
  grain: null,
  order: [],
  ranking: null,
  limit: null,
  distinct: false,
  focus: null,
  series: null,
  seriesYearAgo: false,
  share: false,
  per: false,
  yesNo: false,
  both: false,
  ofAmount: false,
  ofRow: false,
  chartHint: null,
  unused: [],
  verbs: [],
  mentions: [],
});

const best = (mention: Mention, kind: Target["kind"]): number =>
  Math.max(0, ...mention.targets.filter((target) => target.kind === kind).map(({ score }) => score));

/** True when a mention names a table at least as well as it names any column. */
export const namesEntity = (mention: Mention): boolean => {
  const entity = best(mention, "entity");
  return entity > 0 && entity >= Math.max(best(mention, "column"), best(mention, "measure")) - 0.02;
};
