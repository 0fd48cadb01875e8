import type { ChineseReader } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { emptyPhrase, type Figure, figureOf } from "@/lib/nl2sql/offline/read/chinese/phrase";
import { type Condition, type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";

export type Compare = Condition & { kind: "compare" };

/** A comparison of a name, equality unless `change` says otherwise. */
export const compareOf = (reader: ChineseReader, mention: Mention | null, change: Partial<Compare>): Compare => ({
  kind: "compare",
  mention,
  concept: null,
  naming: false,
  operator: "eq",
  values: [],
  time: null,
  hits: [],
  negated: reader.negated,
  every: false,
  near: reader.near(),
  position: reader.item()?.from ?? reader.items.length,
  ...change,
});

/** Ends the phrase as what is compared; the names before its noun stay the scene, the one asked for is asked for. */
export function takeSubject(reader: ChineseReader): Figure | null {
  const { phrase } = reader;
  reader.phrase = emptyPhrase();
  if (phrase.which !== null) reader.want(phrase.which, null, false);
  const figure = figureOf(phrase);
  for (const name of phrase.names.slice(0, -1)) {
    if (!namesEntity(name)) continue;
    reader.reading.mentions.push(name);
    reader.scene ??= name;
  }
  if (figure !== null) reader.lastFigure = figure;
  return figure;
}

/** "100以上", "至少有3个订单" read the number first. */
export function compareWith(reader: ChineseReader, operator: ComparisonOperator, value: number): void {
  const figure = takeSubject(reader);
  skipUnit(reader);
  const counted = figure === null ? reader.next(0) : -1;
  if (figure === null && reader.isNamed(counted) && reader.text(0) !== "的") {
    // "超过3个订单的客户": what follows the number is counted.
    const mention = reader.mention(counted);
    reader.at += counted + 1;
    if (mention !== null) addCount(reader, mention, operator, value);
    return;
  }
  addComparison(reader, figure ?? reader.lastFigure, operator, value);
}

export function addComparison(
  reader: ChineseReader,
  figure: Figure | null,
  operator: ComparisonOperator,
  value: number,
): void {
  if (figure === null) {
    reader.reading.unused.push(String(value));
    return;
  }
  const { mention } = figure;
  // "分期次数超过2": the column is itself a number of something.
  const aggregate = figure.aggregate === "count" && reader.isQuantity(mention) ? null : figure.aggregate;
  if (aggregate === "count" && (mention === null || namesEntity(mention))) {
    if (mention === null) reader.add({ kind: "count", mention, operator, value, negated: false, near: reader.near() });
    else addCount(reader, mention, operator, value);
    return;
  }
  if (aggregate !== null && mention !== null) {
    reader.add({ kind: "measure", aggregate, mention, operator, value });
    if (!reader.which) reader.want(mention, aggregate, false);
    return;
  }
  reader.add(compareOf(reader, mention, { operator, values: [value], additive: reader.isAdded(mention) }));
}

function addCount(reader: ChineseReader, mention: Mention, operator: ComparisonOperator, value: number): void {
  reader.add({ kind: "count", mention, operator, value, negated: false, near: reader.near() });
  if (namesEntity(mention)) reader.reading.mentions.push(mention);
  if (!reader.which && reader.phrase.which === null && reader.reading.groups.length > 0)
    reader.want(mention, "count", false);
}

/** "60度", "9000韩元": what a number is counted in says nothing more. */
export function skipUnit(reader: ChineseReader): void {
  let at = 0;
  while (isUnit(reader, at) && at < 3) at += 1;
  if (at > 0 && (reader.text(at) === "的" || reader.is(at, "and", "comma", "stop") || reader.item(at) === undefined))
    reader.at += at;
}

const isUnit = (reader: ChineseReader, at: number): boolean => {
  const item = reader.item(at);
  return (
    item !== undefined &&
    (item.tag === null || (item.tag.tag === "filler" && item.text !== "的")) &&
    !reader.isNamed(at) &&
    !reader.isValue(at)
  );
};
