import type { ChineseReader } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { takeSubject } from "@/lib/nl2sql/offline/read/chinese/comparison";
import type { Figure } from "@/lib/nl2sql/offline/read/chinese/phrase";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";

/** "高于平均水平", "超过整体平均值的1.5倍". */
export function againstFigure(reader: ChineseReader, operator: ComparisonOperator, at: number): true {
  const figure = takeSubject(reader) ?? reader.lastFigure;
  reader.at += at + 1;
  let aggregate: "avg" | "max" | "min" = "avg";
  const tag = reader.tag(-1);
  if (tag?.tag === "aggregate" && (tag.aggregate === "max" || tag.aggregate === "min")) aggregate = tag.aggregate;
  if (reader.is(0, "aggregate")) reader.at += 1;
  // "平均水平", "平均库存": the noun again, or a word for it.
  while (!reader.done && reader.text() !== "的" && !reader.is(0, "and", "comma", "stop", "command")) {
    if (reader.isNamed(0) && figure?.mention != null && !reader.is(1, "filler") && namesOther(reader, figure.mention))
      break;
    reader.at += 1;
  }
  addAgainst(reader, figure, operator, aggregate, [], 1);
  return true;
}

const namesOther = (reader: ChineseReader, mention: Mention): boolean =>
  namesEntity(mention) === false && reader.mention(0) !== null && namesEntity(reader.mention(0) ?? mention);

/** "高于该类别平均值", "超过其所属地区的平均水平", "高于全国平均水平": something stands before the average. */
export function againstFigureLater(reader: ChineseReader, operator: ComparisonOperator, at: number): boolean {
  const end = reader.clauseEnd();
  const average = [...Array(Math.max(0, end - at)).keys()]
    .map((step) => at + step)
    .find((place) => reader.is(place, "aggregate"));
  if (average === undefined || average - at > 5) return false;
  return againstFigure(reader, operator, average);
}

/** "该类别平均值", "所在城市平均", "类别均价": the average of the rows that agree with this one. */
export function againstOwnAverage(reader: ChineseReader, operator: ComparisonOperator, at: number): boolean {
  let to = at;
  let owner: Mention | null = null;
  const isOwn = /^(?:该|其|所在|所属|本|自身|同)/u;
  let points = isOwn.test(reader.text(1)) || isOwn.test(reader.text(at));
  for (; to < at + 5 && !reader.is(to, "aggregate"); to += 1) {
    if (reader.item(to) === undefined || reader.is(to, "comma", "stop", "and")) return false;
    if (isOwn.test(reader.text(to))) points = true;
    if (reader.isNamed(to)) owner = reader.mention(to);
  }
  if (!reader.is(to, "aggregate") || owner === null) return false;
  const isGroup = reader.isGrouped(owner);
  if (namesEntity(owner) && !isGroup) return false;
  if (!points && !isGroup) return false;
  const figure = takeSubject(reader) ?? reader.lastFigure;
  reader.at += to + 1;
  while (reader.isNamed(0) || reader.text() === "水平") reader.at += 1;
  let factor = 1;
  const number = reader.item(0)?.number ?? null;
  if (number !== null && reader.text(1) === "%") {
    factor = 1 + number / 100;
    reader.at += 2;
  }
  addAgainst(reader, figure, operator, "avg", [owner], factor);
  return true;
}

function addAgainst(
  reader: ChineseReader,
  figure: Figure | null,
  operator: ComparisonOperator,
  aggregate: "avg" | "max" | "min",
  within: readonly Mention[],
  factor: number,
): void {
  const mention = figure?.mention ?? null;
  if (figure === null || mention === null) return;
  if (figure.aggregate !== null) {
    const against = aggregate === "avg" && figure.aggregate === "avg" ? "overall" : aggregate;
    reader.add({ kind: "measure", aggregate: figure.aggregate, mention, operator, value: factor, against });
    return;
  }
  reader.add({
    kind: "scalar",
    mention,
    concept: null,
    operator,
    aggregate,
    of: null,
    conditions: [],
    near: reader.near(),
    ...(within.length > 0 ? { within } : {}),
    ...(factor === 1 ? {} : { factor }),
  });
}
