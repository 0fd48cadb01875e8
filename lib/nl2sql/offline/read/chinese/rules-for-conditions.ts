import { againstFigure, againstFigureLater, againstOwnAverage } from "@/lib/nl2sql/offline/read/chinese/against-figure";
import type { ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { type Compare, compareOf, compareWith, takeSubject } from "@/lib/nl2sql/offline/read/chinese/comparison";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";

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

/** "存在历史订单的", "有退货的": a related row there. */
export const has: ChineseRule = (reader) => {
  if (!reader.is(0, "have") || reader.role !== "ask") return false;
  const mention = reader.isNamed(1) ? reader.mention(1) : null;
  const isRelation = mention !== null && namesEntity(mention) && !reader.each;
  const isSubject = reader.phrase.which !== null || reader.phrase.names.length > 0 || reader.reading.wants.length > 0;
  const ends =
    reader.text(2) === "的" || reader.is(reader.next(2), "comma", "stop", "and") || reader.item(2) === undefined;
  if (mention === null || !isRelation || !ends || (!isSubject && reader.text(2) !== "的")) return false;
  const near = reader.near();
  reader.close();
  reader.add({ kind: "related", mention, negated: reader.negated, conditions: [], near });
  reader.at += 2;
  return true;
};

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
