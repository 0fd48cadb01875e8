import type { Concept, Tag } from "@/lib/nl2sql/offline/language/tags";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import { type Condition, emptyReading, type Mention, type Reading } from "@/lib/nl2sql/offline/read/reading";
import type { ComparisonOperator, Predicate } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** Where in the sentence the reader is: what is asked for, a condition, a grouping, a sort order. */
export type Slot = "select" | "filter" | "group" | "order";

/** A rule looks at the reader's place; it reads on and returns true, or leaves everything as it was and returns false. */
export type Rule = (reader: Reader) => boolean;

/** What has been heard and waits for the words that complete it. */
export class Reader {
  at = 0;
  slot: Slot = "select";
  readonly reading: Reading = emptyReading();
  aggregates: MeasureAggregate[] = [];
  /** The aggregates of the last want, for "average age and weight". */
  lastAggregates: MeasureAggregate[] = [];
  connector: "and" | "or" | "comma" | null = null;
  preposition: string | null = null;
  distinct = false;
  negated = false;
  either = false;
  number: number | null = null;
  concept: Concept | null = null;
  column: Mention | null = null;
  /** An aggregate named in a condition: "whose average age is above 30". */
  measure: { aggregate: MeasureAggregate; mention: Mention | null } | null = null;
  comparison: { operator: ComparisonOperator; concept: Concept | null } | null = null;
  pattern: Predicate["operator"] | null = null;
  naming = false;
  orderDirection: "asc" | "desc" = "asc";
  lastEntity: Mention | null = null;
  /** A negated relation that further conditions of the clause belong to. */
  openRelation: (Condition & { kind: "related" }) | null = null;
  /** The conditions of a sub-question that is still being read. */
  openConditions: Condition[] | null = null;
  /** First want that no owner has been found for. */
  ownerless = 0;
  /** A command or question word was just heard: the next noun is asked for. */
  asks = true;
  /** "sort the shops by …" was heard and waits for its "by". */
  sorting = false;
  /** "grouped and sorted by …": what is sorted by groups too. */
  groupsByOrder = false;
  /** Sentence count: a second command replaces a bare "which X". */
  sentence = 0;

  readonly items: readonly Item[];

  constructor(items: readonly Item[]) {
    this.items = items;
  }

  get done(): boolean {
    return this.at >= this.items.length;
  }

  item(offset = 0): Item | undefined {
    return this.items[this.at + offset];
  }

  /** The function of the item, unless it names something better. */
  tag(offset = 0): Tag | null {
    const item = this.item(offset);
    if (item === undefined || item.tag === null) return null;
    const before = this.item(offset - 1);
    if (item.tag.tag === "sort" && isDone(item, before, this.item(offset + 1)))
      return item.targets.length > 0 ? null : { tag: "verb" };
    return namesRather(item, this.at + offset, before, this.followedBy(offset)) ? null : item.tag;
  }

  tagIs<K extends Tag["tag"]>(kind: K, offset = 0): (Tag & { tag: K }) | null {
    const tag = this.tag(offset);
    return tag?.tag === kind ? (tag as Tag & { tag: K }) : null;
  }

  /** The thing compared with that stands behind a verb ("opened after 2010"). */
  private followedBy(offset: number): Item | undefined {
    let at = offset + 1;
    while (["preposition", "compare", "between", "filler"].includes(this.item(at)?.tag?.tag ?? "")) at += 1;
    return this.item(at);
  }

  /** Offset of the next item at or after `offset` that says something. */
  next(offset: number, ...skipped: readonly Tag["tag"][]): number {
    let to = offset;
    while (this.item(to) !== undefined) {
      const tag = this.tag(to);
      const skip = tag !== null && (tag.tag === "filler" || tag.tag === "all" || skipped.includes(tag.tag));
      if (!skip || this.isNamed(to)) break;
      to += 1;
    }
    return to;
  }

  isNamed(offset: number): boolean {
    const item = this.item(offset);
    return item !== undefined && this.tag(offset) === null && item.targets.length > 0 && !this.isValue(offset);
  }

  /** True when the item is something to compare with rather than a name of the model. */
  isValue(offset: number): boolean {
    const item = this.item(offset);
    if (item === undefined) return false;
    if (item.number !== null && item.text.toLowerCase() === "one")
      return this.comparison !== null || this.aggregates.includes("count");
    if (item.number !== null || item.time !== null) return true;
    if (
      item.tag !== null &&
      !["filler", "verb"].includes(item.tag.tag) &&
      item.literal === null &&
      !isStrongValue(item)
    )
      return false;
    const name = Math.max(0, ...item.targets.map(({ score }) => score));
    if (item.literal !== null && item.targets.length === 0) return true;
    if (item.literal !== null && !item.capital && item.text === item.literal) return true;
    if (item.values.length === 0) return item.literal !== null && name < 0.5;
    return name < 0.75 || (name < 0.94 && item.capital);
  }

  mention(offset: number): Mention | null {
    const item = this.item(offset);
    if (item === undefined || item.targets.length === 0) return null;
    return { text: item.text, position: item.from, targets: item.targets, owner: null, grain: null };
  }

  near(): Mention | null {
    return this.lastEntity ?? this.reading.focus;
  }

  unuse(item: Item): void {
    this.reading.unused.push(item.text);
  }

  /** Adds a condition, as an alternative of the last one after "or". */
  add(condition: Condition): void {
    const list = this.openConditions ?? this.openRelation?.conditions ?? this.reading.conditions;
    const last = list.at(-1);
    if (this.connector === "or" && last !== undefined) {
      if (last.kind === "any") last.conditions.push(condition);
      else list[list.length - 1] = { kind: "any", conditions: [last, condition] };
    } else list.push(condition);
    this.connector = null;
    this.negated = false;
  }

  /** Forgets what waits when a clause ends. */
  endClause(): void {
    if (this.column !== null) this.leaveColumn();
    this.openRelation = null;
    this.openConditions = null;
    if (this.negated) this.reading.lostNegation = true;
    this.negated = false;
    this.endComparison();
  }

  /** Forgets what waited for a value, once the comparison is complete. */
  endComparison(): void {
    this.column = null;
    this.comparison = null;
    this.pattern = null;
    this.naming = false;
    this.preposition = null;
    this.measure = null;
  }

  /** A column named in a condition without a value is asked for, or is a yes/no property. */
  leaveColumn(): void {
    const { column } = this;
    this.column = null;
    if (column === null) return;
    if (this.negated) this.add({ kind: "flag", mention: column, negated: true });
    else this.reading.conditions.push({ kind: "flag", mention: column, negated: false });
  }
}

const isStrongValue = (item: Item): boolean => item.values.length > 0 && item.capital && item.from > 0;

/** "products that were ordered the most": nothing is sorted where nothing says by what. */
const isDone = (item: Item, before: Item | undefined, after: Item | undefined): boolean =>
  /^(ordered|ranked)$/i.test(item.text) &&
  ["be", "have", "filler", "relative", "extreme"].includes(before?.tag?.tag ?? "") &&
  after?.tag?.tag !== "by" &&
  after?.tag?.tag !== "sort";

/** "opened after 2010": the verb of a column of dates or years. */
const dates = (verb: Item, after: Item | undefined): boolean =>
  (after?.time != null || (after?.number != null && after.number >= 1800 && after.number <= 2100)) &&
  verb.targets.some(({ column }) => /year|date|time/i.test(column ?? ""));

/** "state" is a command at the start of a sentence and a column elsewhere. */
function namesRather(item: Item, position: number, before: Item | undefined, after: Item | undefined): boolean {
  if (item.tag === null) return false;
  const name = Math.max(0, ...item.targets.map(({ score }) => score));
  switch (item.tag.tag) {
    case "filler":
      return name >= (/(ed|ing)$/i.test(item.text) ? 0.9 : 0.6);
    case "verb":
      return name >= 0.6 || dates(item, after);
    case "command":
    case "chart":
    case "share":
      return name >= 0.9 && position > 0;
    case "sort":
    case "have":
    case "group":
    case "series":
      return name >= 0.9 && !item.text.includes(" ");
    case "grain":
    case "pattern":
      return name >= 0.9;
    case "count":
      // "总数量", "average count": after another figure a column of that name is meant.
      return name >= 0.9 && before?.tag?.tag === "aggregate";
    default:
      return false;
  }
}
