import type { Mention } from "@/lib/nl2sql/offline/read/reading";
import { namesEntity } from "@/lib/nl2sql/offline/read/reading";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** Names and figures heard since the last word that ended a phrase; its last name is its noun, those before say whose. */
export type Phrase = {
  names: Mention[];
  aggregates: MeasureAggregate[];
  distinct: boolean;
  /** A superlative before its noun ("最高温度"), which is then a figure. */
  extreme: "max" | "min" | null;
  /** "哪些国家的…": the name that is asked for, though more follows. */
  which: Mention | null;
};

export const emptyPhrase = (): Phrase => ({ names: [], aggregates: [], distinct: false, extreme: null, which: null });

/** A quantity in the making: what is computed of what. */
export type Figure = {
  readonly mention: Mention | null;
  readonly aggregate: MeasureAggregate | null;
  readonly distinct: boolean;
};

/** The figure that a phrase names: its noun with its owner, and what is computed of it; null where it has no noun. */
export function figureOf({ names, aggregates, distinct, extreme }: Phrase): Figure | null {
  const noun = nounOf(names);
  if (noun === null && aggregates.length === 0) return null;
  return { mention: noun, aggregate: extreme ?? oneOf(aggregates), distinct };
}

/** "总数量" counts, "平均…总量" averages. */
export function oneOf(aggregates: readonly MeasureAggregate[]): MeasureAggregate | null {
  if (aggregates.includes("avg")) return "avg";
  if (aggregates.includes("count")) return "count";
  return aggregates.at(-1) ?? null;
}

/** The last name of a phrase, owned by the nearest table before it. */
export function nounOf(names: readonly Mention[]): Mention | null {
  const last = names.at(-1);
  if (last === undefined) return null;
  if (namesEntity(last) || last.owner !== null) return last;
  const owner = names.slice(0, -1).findLast(namesEntity) ?? null;
  return owner === null ? last : { ...last, owner };
}

/** Words for what is added up: amounts and counts, not grades, rates and prices. */
export const isAdditive = (text: string): boolean =>
  /(?:[额量]|数量|金额|收入|利润|销售|成本|费用)$/u.test(text.replaceAll(" ", ""));
