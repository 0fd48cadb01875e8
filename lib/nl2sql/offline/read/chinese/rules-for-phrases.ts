import type { ChineseReader, ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import { isAdditive, nounOf } from "@/lib/nl2sql/offline/read/chinese/phrase";
import { type Mention, namesEntity } from "@/lib/nl2sql/offline/read/reading";

/** The end of a clause or of the question. */
export const punctuation: ChineseRule = (reader) => {
  if (!reader.is(0, "comma", "stop")) return false;
  reader.close();
  reader.role = "ask";
  reader.each = false;
  reader.connector = null;
  reader.list = [];
  reader.clause += 1;
  reader.at += 1;
  return true;
};

/** "统计", "列出" begin anew; "哪些", "什么", "谁" ask for the noun beside them. */
export const command: ChineseRule = (reader) => {
  if (!reader.is(0, "command", "wh")) return false;
  if (isQuestionWord(reader.text())) {
    reader.which = true;
    reader.close();
    const names: Mention[] = [];
    let at = 1;
    for (let mention = named(reader, at); mention !== null; mention = named(reader, at)) {
      if (reader.isQuantity(mention)) break;
      names.push(mention);
      at += 1;
    }
    const noun = nounOf(names);
    // "哪些国家的销量超过…", "哪些产品库存为零": the noun is named before what chooses it.
    const isAhead = reader.text(at) === "的" || reader.isNamed(at) || reader.is(at, "aggregate");
    const isSubject = noun !== null && /^[为是]$/u.test(reader.text(at)) && reader.column(noun) !== null;
    if (noun !== null && (isAhead || isSubject)) {
      // "哪些订单状态为…": the column is compared, its table is asked for.
      reader.phrase.which = isSubject ? reader.tableOf(noun) : noun;
      if (isSubject) reader.phrase.names = names;
      if (namesEntity(noun)) reader.reading.focus ??= noun;
      reader.at += at + (reader.text(at) === "的" ? 1 : 0);
      return true;
    }
  } else {
    if (reader.phrase.names.length > 0 || reader.phrase.aggregates.length > 0) reader.close();
    reader.role = "ask";
  }
  reader.at += 1;
  return true;
};

const named = (reader: ChineseReader, at: number): Mention | null => (reader.isNamed(at) ? reader.mention(at) : null);

const isQuestionWord = (text: string): boolean => /^(?:哪|什么|谁)/u.test(text);

/** "各", "每个", and "不同" before a figure: what follows is grouped by. */
export const each: ChineseRule = (reader) => {
  const isEach = reader.is(0, "each");
  if (!isEach && !(reader.is(0, "distinct") && splits(reader))) return false;
  if (reader.phrase.names.length > 0 || reader.phrase.aggregates.length > 0) reader.setScene();
  reader.at += 1;
  // "各分组中"
  if (reader.is(0, "group")) reader.at += 1;
  else reader.each = true;
  return true;
};

/** "不同城市的销售额" splits, "多少个不同城市" counts. */
function splits(reader: ChineseReader): boolean {
  if (!reader.isNamed(1) || reader.is(-1, "count", "aggregate") || reader.is(-2, "count")) return false;
  const end = reader.clauseEnd();
  for (let at = 2; at < end; at += 1) {
    const isFigure = reader.is(at, "aggregate", "count") || (reader.isNamed(at) && isAdditive(reader.text(at)));
    if (isFigure) return true;
  }
  return reader.text(2) === "的";
}

export const distinct: ChineseRule = (reader) => {
  if (!reader.is(0, "distinct")) return false;
  reader.phrase.distinct = true;
  reader.at += 1;
  return true;
};

/** "按…排序", "按…分组", "按…统计". */
export const byWhat: ChineseRule = (reader) => {
  if (!reader.is(0, "by")) return false;
  if (!reader.isNamed(reader.next(1, "each", "distinct", "aggregate", "count")) && !reader.is(1, "aggregate", "count"))
    return false;
  reader.close();
  reader.role = sortsNext(reader) ? "order" : "group";
  reader.direction = null;
  reader.at += 1;
  return true;
};

function sortsNext(reader: ChineseReader): boolean {
  for (let at = 1; at < reader.clauseEnd(); at += 1) {
    if (reader.is(at, "sort")) return true;
    if (reader.is(at, "command", "group")) return false;
  }
  return false;
}

/** "排序", "降序", "从高到低". */
export const sort: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "sort") return false;
  const { reading } = reader;
  const before = reading.order.length;
  if (reader.role === "order") reader.close();
  else if (reader.phrase.names.length + reader.phrase.aggregates.length > 0) {
    reader.close();
    if (reader.lastFigure !== null) reader.orderBy(reader.lastFigure);
  }
  if (tag.direction !== null) {
    reading.order = reading.order.map((order, at) =>
      at >= Math.min(before, reading.order.length - 1)
        ? { ...order, direction: tag.direction ?? order.direction }
        : order,
    );
    if (reading.order.length === 0)
      reading.order.push({ direction: tag.direction, aggregate: null, mention: null, concept: null });
  }
  reader.at += 1;
  if (reader.role === "order" && !reader.is(0, "sort")) reader.role = "ask";
  return true;
};

/** "分组" ends what is grouped by. */
export const group: ChineseRule = (reader) => {
  if (!reader.is(0, "group")) return false;
  if (reader.role === "group") reader.close();
  reader.role = "ask";
  reader.at += 1;
  return true;
};

/** "的", "中", "期间" and the words that only hold the sentence together. */
export const filler: ChineseRule = (reader) => {
  if (!reader.is(0, "filler", "all", "preposition", "have", "be", "any", "every", "named", "their")) return false;
  if (everything(reader)) return true;
  // "是否超过…" asks for a yes or no beside each row, which no plan says.
  if (reader.text() === "是否") reader.unuse();
  const isScene = /^(?:中|里|内|当中|之中|其中|里面|期间|下|时)$/u.test(reader.text());
  if (isScene && reader.role === "ask" && reader.phrase.aggregates.length === 0) reader.setScene();
  reader.at += 1;
  return true;
};

/** "所有记录", "全部信息": every column of the scene. */
function everything(reader: ChineseReader): boolean {
  const isAll =
    /^(?:所有|全部)的?$/u.test(reader.text()) && /^(?:记录|信息|数据|字段|详情|明细)$/u.test(reader.text(1));
  if (!isAll || reader.isNamed(2) || reader.phrase.names.length > 0) return false;
  reader.reading.wants.push({ aggregate: null, mention: null, concept: null, distinct: false, star: true });
  if (reader.scene !== null && namesEntity(reader.scene)) reader.reading.focus ??= reader.scene;
  reader.at += 2;
  return true;
}

/** "和", "、", "以及". */
export const connector: ChineseRule = (reader) => {
  if (!reader.is(0, "and", "or")) return false;
  const { names, aggregates } = reader.phrase;
  const isOr = reader.is(0, "or");
  const isPair = /^(?:和|与|、|跟)$/u.test(reader.text());
  if (names.length + aggregates.length > 0) {
    const carried = reader.phrase;
    const noun = nounOf(names);
    reader.close();
    if (isPair && noun !== null && reader.role === "ask") reader.list.push(noun);
    else reader.list = [];
    const next = reader.next(1, "and");
    // "平均价格和销量": the figure goes on.
    const goesOn = isPair && carried.aggregates.length > 0 && !carried.aggregates.includes("count");
    if (goesOn && reader.isNamed(next) && reader.role === "ask" && isPrefix(reader, names[0]))
      reader.phrase.aggregates.push(...carried.aggregates);
  }
  reader.connector = isOr ? "or" : "and";
  reader.at += 1;
  return true;
};

/** True when what is computed was said before the name, so that further names share it. */
function isPrefix(reader: ChineseReader, name: Mention | undefined): boolean {
  if (name === undefined) return false;
  const at = reader.items.findIndex(({ from }) => from === name.position);
  const before = reader.items[at - 1];
  return before?.tag?.tag === "aggregate";
}

/** "平均", "总", "数量", "之和": before or behind the noun. */
export const figure: ChineseRule = (reader) => {
  const tag = reader.tag();
  if (tag?.tag !== "aggregate" && tag?.tag !== "count") return false;
  const aggregate = tag.tag === "count" ? ("count" as const) : tag.aggregate;
  const isHowMany = /多少|几/u.test(reader.text());
  // "销售额是多少": only asks.
  if (isHowMany && asksOnly(reader)) {
    reader.at += 1;
    return true;
  }
  if (aggregate === "sum" && addsUpList(reader)) return true;
  if (!reader.phrase.aggregates.includes(aggregate)) reader.phrase.aggregates.push(aggregate);
  reader.at += 1;
  return true;
};

/** "力量与速度的总和": what was listed is added up in each row. */
function addsUpList(reader: ChineseReader): boolean {
  const { list, phrase, reading } = reader;
  const last = nounOf(phrase.names);
  const [first, ...others] = last === null ? list : [...list, last];
  const isList = list.length > 0 && first !== undefined && [first, ...others].every((name) => reader.isQuantity(name));
  if (!isList || phrase.aggregates.length > 0 || !/和$|综合|合计/u.test(reader.text())) return false;
  reading.wants = reading.wants.filter(({ mention }) => mention === null || !list.includes(mention));
  reader.list = [];
  reader.phrase.names = [{ ...first, plus: others }];
  reader.at += 1;
  return true;
}

function asksOnly(reader: ChineseReader): boolean {
  const { names, aggregates } = reader.phrase;
  const counts = reader.isNamed(reader.next(1, "distinct"));
  if (counts) return false;
  if (reader.reading.ranking !== null && names.length === 0) return true;
  const last = names.at(-1);
  return aggregates.length > 0 || (last !== undefined && !namesEntity(last)) || reader.reading.wants.length > 0;
}

/** A name of the model: grouped by behind "各", else it waits for what tells its part. */
export const name: ChineseRule = (reader) => {
  if (!reader.isNamed(0)) return false;
  const mention = reader.mention(0);
  if (mention === null) return false;
  reader.at += 1;
  if (reader.each) {
    takeGroup(reader, mention);
    return true;
  }
  if (!isTail(reader, mention)) reader.phrase.names.push(mention);
  return true;
};

/** "政府债券投资额": behind a quantity, a name that is none says only what kind of quantity it is. */
function isTail(reader: ChineseReader, mention: Mention): boolean {
  const before = reader.phrase.names.at(-1) ?? null;
  const isBehind = before !== null && reader.items[reader.at - 2]?.from === before.position;
  return isBehind && !namesEntity(mention) && reader.isQuantity(before) && !reader.isQuantity(mention);
}

function takeGroup(reader: ChineseReader, first: Mention): void {
  reader.each = false;
  let mention = first;
  const following = reader.isNamed(0) ? reader.mention(0) : null;
  const isQuantity = following !== null && (reader.isQuantity(following) || isAdditive(following.text));
  const isInside = following !== null && namesEntity(first) && !isQuantity;
  if (following !== null && isInside && (belongs(following, first) || namesEntity(following))) {
    // "每个产品类别"
    reader.at += 1;
    mention = namesEntity(following) ? following : { ...following, owner: first };
  } else if (
    following !== null &&
    !namesEntity(first) &&
    !namesEntity(following) &&
    !isQuantity &&
    endsGroup(reader, 1)
  ) {
    // "每个星球物种中"
    reader.at += 1;
    reader.groupBy(following);
  }
  reader.groupBy(mention);
  // "每个地区和类别的"
  if (reader.is(0, "and") && reader.isNamed(1) && (reader.text(2) === "的" || reader.is(2, "filler", "comma"))) {
    const other = reader.mention(1);
    if (other !== null && !isAdditive(other.text)) {
      reader.groupBy(other);
      reader.at += 2;
    }
  }
}

const endsGroup = (reader: ChineseReader, at: number): boolean => reader.text(at) === "中";

const belongs = (column: Mention, table: Mention): boolean =>
  !namesEntity(column) &&
  column.targets.some(
    ({ kind, entity }) => kind === "column" && table.targets.some((target) => target.entity === entity),
  );
