import type { ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { ChineseReader, ChineseRule } from "@/lib/nl2sql/offline/read/chinese/chinese-reader";
import {
  addComparison,
  compareOf,
  compareWith,
  skipUnit,
  takeSubject,
} from "@/lib/nl2sql/offline/read/chinese/comparison";
import { type Mention, namesEntity, type Operand } from "@/lib/nl2sql/offline/read/reading";

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
  skipVerb(reader, hits);
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

/** "使用信用卡支付的客户": the table that holds the value only says what is done with it. */
function skipVerb(reader: ChineseReader, hits: readonly (readonly ValueHit[])[]): void {
  const mention = reader.isNamed(0) ? reader.mention(0) : null;
  const isHome =
    mention !== null && namesEntity(mention) && hits.flat().some(({ entity }) => entity === mention.targets[0]?.entity);
  const goesOn = reader.is(1, "and", "comma") || (reader.text(1) === "的" && reader.isNamed(2));
  if (mention === null || !isHome || !goesOn) return;
  reader.reading.mentions.push(mention);
  reader.at += 1;
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
