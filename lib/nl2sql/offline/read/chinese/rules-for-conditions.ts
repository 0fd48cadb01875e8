import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { ChineseReader, ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { emptyPhrase, type Figure, figureOf, isAdditive } from "@/lib/nl2sql/offline/read/chinese/phrase";
import { type Condition, type Mention, namesEntity, type Operand } from "@/lib/nl2sql/offline/read/reading";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";

type Compare = Condition & { kind: "compare" };

const compareOf = (reader: ChineseReader, mention: Mention | null, change: Partial<Compare>): Compare => ({
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
function takeSubject(reader: ChineseReader): Figure | null {
  const { phrase } = reader;
  reader.phrase = emptyPhrase();
  if (phrase.which !== null) reader.want(phrase.which, null, false);
  const figure = figureOf(phrase);
  for (const name of phrase.names.slice(0, -1)) {
    if (namesEntity(name)) reader.reading.mentions.push(name);
    if (namesEntity(name)) reader.scene ??= name;
  }
  if (figure !== null) reader.lastFigure = figure;
  return figure;
}

/** "超过100万", "高于平均水平", "至少5场战斗". */
export const compare: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "compare") return false;
  const at = reader.next(1);
  const item = reader.item(at);
  if (reader.is(at, "aggregate") || (reader.is(at, "all") && reader.is(at + 1, "aggregate")))
    return againstFigure(reader, tag.operator, at);
  const within = againstOwnAverage(reader, tag.operator, at);
  if (within) return true;
  if (item?.number == null && item?.time == null) {
    if (item?.time == null) return againstFigureLater(reader, tag.operator, at);
    return false;
  }
  if (item.time !== null) {
    const subject = takeSubject(reader);
    reader.add(
      compareOf(reader, subject?.mention ?? null, {
        operator: tag.operator,
        time: item.time,
        concept: subject === null ? "time" : null,
      }),
    );
    reader.at += at + 1;
    return true;
  }
  const value = item.number ?? 0;
  reader.at += at + 1;
  const isPercent = reader.text() === "%";
  if (isPercent) reader.at += 1;
  compareWith(reader, tag.operator, isPercent ? value / 100 : value);
  return true;
};

/** "100以上", "至少有3个订单" read the number first. */
function compareWith(reader: ChineseReader, operator: ComparisonOperator, value: number): void {
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

function addComparison(
  reader: ChineseReader,
  figure: Figure | null,
  operator: ComparisonOperator,
  value: number,
): void {
  if (figure === null) {
    reader.reading.unused.push(String(value));
    return;
  }
  const { mention, aggregate } = figure;
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
  reader.add(
    compareOf(reader, mention, { operator, values: [value], additive: mention !== null && isAdditive(mention.text) }),
  );
}

function addCount(reader: ChineseReader, mention: Mention, operator: ComparisonOperator, value: number): void {
  reader.add({ kind: "count", mention, operator, value, negated: false, near: reader.near() });
  if (namesEntity(mention)) reader.reading.mentions.push(mention);
  if (!reader.which && reader.phrase.which === null && reader.reading.groups.length > 0)
    reader.want(mention, "count", false);
}

/** "60度", "9000韩元": what a number is counted in says nothing more. */
function skipUnit(reader: ChineseReader): void {
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

/** "高于平均水平", "超过整体平均值的1.5倍". */
function againstFigure(reader: ChineseReader, operator: ComparisonOperator, at: number): true {
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
function againstFigureLater(reader: ChineseReader, operator: ComparisonOperator, at: number): boolean {
  const end = reader.clauseEnd();
  const average = [...Array(Math.max(0, end - at)).keys()]
    .map((step) => at + step)
    .find((place) => reader.is(place, "aggregate"));
  if (average === undefined || average - at > 5) return false;
  return againstFigure(reader, operator, average);
}

/** "该类别平均值", "所在城市平均", "类别均价": the average of the rows that agree with this one. */
function againstOwnAverage(reader: ChineseReader, operator: ComparisonOperator, at: number): boolean {
  let to = at;
  let owner: Mention | null = null;
  const isOwn = /^(?:该|其|所在|所属|本|自身|同)/u;
  let points = isOwn.test(reader.text(1)) || isOwn.test(reader.text(at));
  for (; to < at + 5 && !reader.is(to, "aggregate"); to += 1) {
    if (reader.item(to) === undefined || reader.is(to, "comma", "stop", "and")) return false;
    if (isOwn.test(reader.text(to))) points = true;
    if (reader.isNamed(to)) owner = reader.mention(to);
  }
  if (!reader.is(to, "aggregate") || owner === null || namesEntity(owner)) return false;
  const isGroup = reader.isGrouped(owner);
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
    reader.add({ kind: "measure", aggregate: figure.aggregate, mention, operator, value: factor, against: aggregate });
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

/** "不", "非", "没有": the next condition is turned round; what is missing stands right behind "没有". */
export const negation: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "not" && tag?.tag !== "without" && tag?.tag !== "except") return false;
  const at = reader.next(1, "any", "have");
  const mention = reader.isNamed(at) ? reader.mention(at) : null;
  if (tag.tag === "without" && mention !== null && namesEntity(mention)) {
    const near = reader.phrase.names.findLast(namesEntity) ?? reader.scene ?? reader.reading.focus;
    reader.close();
    reader.add({ kind: "related", mention, negated: true, conditions: [], near });
    reader.at += at + 1;
    return true;
  }
  reader.negated = true;
  reader.at += 1;
  return true;
};

/** "假日期间", "非假日的": a yes-or-no column is a condition, both of its sides are a grouping. */
export const flag: ChineseRule = (reader) => {
  if (!reader.isNamed(0) || reader.each || reader.role !== "ask") return false;
  const mention = reader.mention(0);
  if (mention === null || mention.targets[0]?.flag !== true) return false;
  const joint = reader.is(1, "and") && reader.is(2, "not") && reader.isNamed(3) ? reader.mention(3) : null;
  if (joint !== null && joint.targets[0]?.column === mention.targets[0].column) {
    reader.groupBy(mention);
    reader.at += 4;
    return true;
  }
  const isScene =
    reader.negated ||
    /^(?:的|期间|时|内)$/u.test(reader.text(1)) ||
    reader.is(-1, "preposition") ||
    reader.is(1, "filler");
  if (!isScene) return false;
  reader.add({ kind: "flag", mention, negated: reader.negated });
  reader.at += 1;
  return true;
};

const isDated = (mention: Mention): boolean =>
  mention.targets.some(({ column }) => column !== null && /date|time|year|month|day|_at$|_on$/i.test(column));

/** "2020年", "2024年之后", "2020年加入的": with the column beside it where that holds dates. */
export const time: ChineseRule = (reader) => {
  const range = reader.item()?.time ?? null;
  if (range === null) return false;
  const before = reader.phrase.names.at(-1);
  const isBefore = before !== undefined && isDated(before) && !namesEntity(before);
  const behind = reader.next(1);
  const following = !isBefore && behind === 1 && reader.isNamed(1) ? reader.mention(1) : null;
  const isBehind = following !== null && isDated(following) && !namesEntity(following);
  let used = isBehind ? 2 : 1;
  const tag = reader.tag(used);
  let operator: Compare["operator"] = "between";
  if (tag?.tag === "compare") operator = tag.operator;
  else if (tag?.tag === "top" && reader.item(used + 1)?.number == null)
    operator = tag.direction === "asc" ? "gte" : "lt";
  if (operator !== "between") used += 1;
  if (isBefore) reader.phrase.names.pop();
  const mention = isBefore ? before : isBehind ? following : null;
  reader.add(compareOf(reader, mention, { operator, time: range, concept: mention === null ? "time" : null }));
  reader.at += used;
  return true;
};

/** A known value, a quoted text, or a number behind "为": compared with the name beside it, or with the column that holds it. */
export const value: ChineseRule = (reader) => {
  const item = reader.item();
  if (item === undefined || !reader.isValue(0)) return false;
  if (item.number !== null && item.literal === null) return numberAlone(reader, item.number);
  const subject = subjectOfValue(reader, item.values);
  const hits: (readonly ValueHit[])[] = [];
  const values: Operand[] = [];
  for (;;) {
    const found = reader.item();
    if (found === undefined) break;
    for (const text of [found.values[0]?.value ?? found.literal ?? found.text, ...(found.values[0]?.also ?? [])]) {
      values.push(text);
      hits.push(found.values.map((hit) => (text === hit.value ? hit : { ...hit, value: text })));
    }
    reader.at += 1;
    const at = reader.is(0, "and", "or") ? 1 : 0;
    if (!reader.isValue(at) || !sameColumn(found.values, reader.item(at)?.values ?? [])) break;
    reader.at += at;
  }
  const behind = subject === null ? columnBehind(reader, hits) : null;
  reader.add(compareOf(reader, subject ?? behind, { operator: values.length > 1 ? "in" : "eq", values, hits }));
  return true;
};

const sameColumn = (left: readonly ValueHit[], right: readonly ValueHit[]): boolean =>
  left.some((hit) => right.some((other) => hit.entity === other.entity && hit.column === other.column));

/** "订单状态为已发货", "国家是中国": the name just heard, when it is a column. */
function subjectOfValue(reader: ChineseReader, hits: readonly ValueHit[]): Mention | null {
  const last = reader.phrase.names.at(-1);
  if (last === undefined || namesEntity(last) || reader.phrase.aggregates.length > 0) return null;
  const isSaid = /^(?:为|是|属于|等于|＝|=)$/u.test(reader.text(-1)) || reader.is(-1, "not");
  const holds = last.targets.some((target) =>
    hits.some((hit) => hit.entity === target.entity && hit.column === target.column),
  );
  if (!isSaid && !holds) return null;
  reader.phrase.names.pop();
  const owner = reader.phrase.names.findLast(namesEntity) ?? null;
  return { ...last, owner };
}

/** "Sports类型", "Vega星球": the column of the value behind it. */
function columnBehind(reader: ChineseReader, hits: readonly (readonly ValueHit[])[]): Mention | null {
  const behind = reader.isNamed(0) ? reader.mention(0) : null;
  if (behind === null || namesEntity(behind)) return null;
  const holds = behind.targets.filter((target) =>
    hits.flat().some((hit) => hit.entity === target.entity && hit.column === target.column),
  );
  if (holds.length === 0) return null;
  reader.at += 1;
  return { ...behind, targets: holds };
}

function numberAlone(reader: ChineseReader, number: number): boolean {
  const last = reader.phrase.names.at(-1);
  const isSaid = /^(?:为|是|等于|=)$/u.test(reader.text(-1));
  const after = reader.tag(reader.next(1));
  if (after?.tag === "compare" && /^(?:以[上下内]|及以|起)/u.test(reader.text(reader.next(1)))) {
    // "100以上"
    reader.at += reader.next(1) + 1;
    compareWith(reader, after.operator, number);
    return true;
  }
  if (last !== undefined && (isSaid || reader.negated) && !namesEntity(last)) {
    const operator = reader.negated ? "ne" : "eq";
    const figure = takeSubject(reader);
    reader.negated = false;
    reader.at += 1;
    skipUnit(reader);
    addComparison(reader, figure, operator, number);
    return true;
  }
  const named = reader.next(1);
  if (named > 0 && reader.isNamed(named) && reader.phrase.names.length === 0 && number > 0) {
    reader.reading.limit = number;
    reader.at += named;
    return true;
  }
  return false;
}

/** "包含…", "以…开头". */
export const pattern: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "pattern") return false;
  const at = reader.next(1);
  const item = reader.item(at);
  const text = item?.literal ?? item?.values[0]?.value ?? (item === undefined || reader.isNamed(at) ? null : item.text);
  if (item === undefined || text === null) {
    reader.at += 1;
    return true;
  }
  const figure = takeSubject(reader);
  reader.add(compareOf(reader, figure?.mention ?? null, { operator: tag.operator, values: [text] }));
  reader.at += at + 1;
  return true;
};
