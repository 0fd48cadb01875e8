import type { Reader, Rule } from "@/lib/nl2sql/offline/read/reader";
import { type Mention, namesEntity, type Want } from "@/lib/nl2sql/offline/read/reading";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/*
 * Chinese puts behind a noun what English puts before it: "订单数" is the number of orders, "收入最高的产品" the product with
 * the highest revenue, "价格大于5的产品" products whose price is above 5. These rules turn the noun just heard into what it is.
 */

const isHan = (reader: Reader): boolean => hasHan(reader.item()?.text ?? "");

/** The want just heard, when only words such as 的 stand between it and the reader. */
function justHeard(reader: Reader): (Want & { mention: Mention }) | null {
  const last = reader.reading.wants.at(-1);
  if (last === undefined || last.mention === null) return null;
  let at = -1;
  while (["filler", "be", "have", "count", "aggregate"].includes(reader.tag(at)?.tag ?? "")) at -= 1;
  const item = reader.item(at);
  return item !== undefined && item.from === last.mention.position ? { ...last, mention: last.mention } : null;
}

/** "订单数", "价格的平均值", "订单有多少". */
export const figureBehind: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "count" && tag.tag !== "aggregate") || !isHan(reader)) return false;
  const aggregate: MeasureAggregate = tag.tag === "count" ? "count" : tag.aggregate;
  if (reader.slot === "order") {
    const order = reader.reading.order.at(-1);
    if (order === undefined || order.mention === null || order.aggregate !== null) return false;
    reader.reading.order.splice(-1, 1, { ...order, aggregate });
    reader.at += 1;
    return true;
  }
  const last = reader.slot === "select" ? justHeard(reader) : null;
  const follows = reader.isNamed(reader.next(1, "preposition", "distinct"));
  const isOpen = last?.aggregate === null || (last?.aggregate === "sum" && aggregate === "count");
  if (last === null || !isOpen || (follows && !isAttached(reader))) return false;
  reader.reading.wants.splice(-1, 1, { ...last, aggregate });
  reader.at += 1;
  return true;
};

/** "客户数" ends in its figure even where a further noun follows. */
const isAttached = (reader: Reader): boolean =>
  reader.tag(-1) === null && /[数量额值]$/u.test(reader.item()?.text ?? "");

/** "收入最高的10个产品", "订单最多的客户", "销售额前10的产品": the noun before is what ranks. */
export const rankBehind: Rule = (reader) => {
  const tag = reader.tag();
  if (tag === null || (tag.tag !== "extreme" && tag.tag !== "top") || !isHan(reader) || reader.slot !== "select")
    return false;
  if (tag.tag === "extreme" && tag.frequency) return false;
  const last = justHeard(reader);
  if (last === null) return false;
  const isEntity = namesEntity(last.mention);
  if (
    isEntity &&
    (tag.tag === "top" || tag.concept !== null || last.aggregate === null) &&
    !/[多少]$/u.test(reader.item()?.text ?? "")
  )
    return false;
  reader.reading.wants.pop();
  reader.at += 1;
  const at = reader.next(0);
  const number = reader.item(at)?.number ?? null;
  if (number !== null) reader.at += at + 1;
  const aggregate = isEntity ? "count" : last.aggregate;
  const isFigure = aggregate !== null || last.mention.targets[0]?.kind === "measure";
  reader.reading.ranking = {
    direction: tag.direction,
    aggregate,
    mention: last.mention,
    concept: null,
    count: number ?? 1,
    frequency: false,
    shown: isFigure || number !== null,
  };
  reader.connector = null;
  reader.asks = true;
  return true;
};

/** "价格大于5": the column just heard is compared. "订单数超过3": a count is. */
export const comparedBehind: Rule = (reader) => {
  const tag = reader.tag();
  const begins = tag?.tag === "compare" || tag?.tag === "between" || tag?.tag === "pattern" || tag?.tag === "empty";
  const isIs = tag?.tag === "filler" && /^[是为]$/u.test(reader.item()?.text ?? "") && reader.isValue(reader.next(1));
  if ((!begins && !isIs) || !isHan(reader) || reader.slot !== "select") return false;
  const last = justHeard(reader);
  if (last === null || reader.column !== null) return false;
  if (last.aggregate === "count" && namesEntity(last.mention) && tag?.tag === "compare") {
    const at = reader.next(1);
    const value = reader.item(at)?.number ?? null;
    if (value === null) return false;
    reader.reading.wants.pop();
    reader.add({ kind: "count", mention: last.mention, operator: tag.operator, value, negated: false, near: null });
    reader.reading.mentions.push(last.mention);
    reader.at += at + 1;
    reader.slot = "filter";
    return true;
  }
  if (last.aggregate !== null || namesEntity(last.mention)) return false;
  reader.reading.wants.pop();
  reader.column = last.mention;
  reader.slot = "filter";
  return false;
};

/** "的" between a condition and its noun, or between an owner and what belongs to it. */
export const belonging: Rule = (reader) => {
  if (reader.item()?.text !== "的") return false;
  const at = reader.next(1);
  const tag = reader.tag(at)?.tag ?? "";
  const asks = reader.isNamed(at) || ["count", "aggregate", "extreme", "each"].includes(tag);
  if (reader.slot === "filter" && asks) {
    reader.endClause();
    reader.slot = "select";
    reader.asks = true;
    reader.at += 1;
    return true;
  }
  const last = reader.slot === "select" && reader.isNamed(at) ? justHeard(reader) : null;
  const owned = reader.mention(at);
  if (last === null || owned === null || last.aggregate !== null || !namesEntity(last.mention)) return false;
  reader.asks = true;
  reader.at += 1;
  if (namesEntity(owned)) return true;
  // "客户的名称"
  reader.reading.wants.pop();
  reader.reading.focus ??= last.mention;
  reader.lastEntity = last.mention;
  reader.at += at;
  reader.reading.wants.push({
    aggregate: null,
    mention: { ...owned, owner: last.mention },
    concept: null,
    distinct: false,
    star: false,
  });
  return true;
};

/** "按价格排序", "按收入从高到低": sorts; "按类别统计": groups. */
export const byWhat: Rule = (reader) => {
  if (reader.tag()?.tag !== "by" || !isHan(reader)) return false;
  if (reader.slot === "filter") reader.endClause();
  const sorts = reader.items.slice(reader.at + 1, reader.at + 6).findIndex((item) => item.tag?.tag === "sort");
  const stops = reader.items
    .slice(reader.at + 1, reader.at + 6)
    .findIndex((item) => ["command", "comma"].includes(item.tag?.tag ?? ""));
  if (sorts >= 0 && (stops < 0 || sorts < stops)) {
    reader.slot = "order";
    reader.orderDirection = "asc";
  } else {
    reader.slot = "group";
    reader.reading.per = true;
  }
  reader.connector = null;
  reader.at += 1;
  return true;
};
