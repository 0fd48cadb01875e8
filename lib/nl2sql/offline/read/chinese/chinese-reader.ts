import type { Tag } from "@/lib/nl2sql/offline/language/tags";
import type { Item } from "@/lib/nl2sql/offline/link/item";
import type { ModelIndex } from "@/lib/nl2sql/offline/link/model-index";
import {
  emptyPhrase,
  type Figure,
  figureOf,
  isAdditive,
  nounOf,
  type Phrase,
} from "@/lib/nl2sql/offline/read/chinese/phrase";
import {
  type Condition,
  emptyReading,
  type Mention,
  namesEntity,
  type Reading,
} from "@/lib/nl2sql/offline/read/reading";
import { isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import { hasHan } from "@/lib/nl2sql/offline/tokenise";
import type { MeasureAggregate, SemanticColumn } from "@/lib/semantic/schema";

/** What the phrase that is being heard is for. */
export type Role = "ask" | "group" | "order";

/** Reads on from its place and returns true, or leaves everything as it was and returns false. */
export type ChineseRule = (reader: ChineseReader) => boolean;

/**
 * Chinese puts the noun last: what stands before it (conditions, owners, figures that rank) says more about it. So names
 * wait in a phrase until a word tells what they are: a comparison, a rank, a sort, or the end of the phrase.
 */
export class ChineseReader {
  at = 0;
  role: Role = "ask";
  phrase: Phrase = emptyPhrase();
  readonly reading: Reading = emptyReading();
  readonly items: readonly Item[];
  /** "各", "每个": the next name is grouped by. */
  each = false;
  negated = false;
  connector: "and" | "or" | null = null;
  /** "哪些", "谁" was heard: the noun is asked for, and what it is chosen by is not shown. */
  which = false;
  /** The last figure heard, for a comparison without one of its own. */
  lastFigure: Figure | null = null;
  /** The noun of what was set as the scene ("…的客户中，"). */
  scene: Mention | null = null;
  direction: "asc" | "desc" | null = null;

  /** Where in the text wants and groups were heard. */
  clause = 0;
  readonly wantedIn = new Map<Mention, number>();
  groupedIn = Number.POSITIVE_INFINITY;
  /** What was just listed with "和" or "、", for a "总和" behind all of them. */
  list: Mention[] = [];
  readonly index: ModelIndex;

  constructor(items: readonly Item[], index: ModelIndex) {
    this.items = items;
    this.index = index;
  }

  /** The column that a name most likely means; null for tables and measures. */
  column(mention: Mention | null): SemanticColumn | null {
    const [best] = mention?.targets ?? [];
    if (best === undefined || best.column === null || mention === null || namesEntity(mention)) return null;
    return this.index.entities.get(best.entity)?.columns.find(({ name }) => name === best.column) ?? null;
  }

  isQuantity(mention: Mention | null): boolean {
    const column = this.column(mention);
    return column !== null && isQuantity(column) && column.role !== "key";
  }

  /** Amounts and numbers of pieces, as against grades, rates and prices. */
  isAdded(mention: Mention | null): boolean {
    if (mention === null || mention.plus !== undefined) return false;
    const [best] = mention.targets;
    return isAdditive(mention.text) && (best?.kind === "measure" || this.isQuantity(mention));
  }

  /** The table of a column, as if it had been named. */
  tableOf(mention: Mention): Mention | null {
    const [best] = mention.targets;
    if (best === undefined) return null;
    const target = { kind: "entity" as const, entity: best.entity, column: null, measureId: null, score: best.score };
    return { text: "", position: mention.position, targets: [target], owner: null, grain: null };
  }

  get done(): boolean {
    return this.at >= this.items.length;
  }

  item(offset = 0): Item | undefined {
    return this.items[this.at + offset];
  }

  text(offset = 0): string {
    return this.item(offset)?.text.replaceAll(" ", "") ?? "";
  }

  /** What the item does, unless it rather names something. */
  tag(offset = 0): Tag | null {
    const item = this.item(offset);
    if (item === undefined || item.tag === null) return null;
    // "Delivered" is a verb of English, and a value in a question in Chinese.
    if (!hasHan(item.text) && item.values.length > 0 && item.tag.tag !== "top") return null;
    return namesRather(item, this.items[this.at + offset - 1]) ? null : item.tag;
  }

  is(offset: number, ...tags: readonly Tag["tag"][]): boolean {
    const tag = this.tag(offset);
    return tag !== null && tags.includes(tag.tag);
  }

  /** The first offset from `offset` on that is no filler. */
  next(offset: number, ...skipped: readonly Tag["tag"][]): number {
    let to = offset;
    while (this.is(to, "filler", "all", ...skipped)) to += 1;
    return to;
  }

  isValue(offset: number): boolean {
    const item = this.item(offset);
    if (item === undefined || (this.tag(offset) !== null && item.time === null)) return false;
    if (item.number !== null || item.time !== null) return true;
    if (item.literal !== null && item.targets.length === 0) return true;
    const name = Math.max(0, ...item.targets.map(({ score }) => score));
    const value = Math.max(0, ...item.values.map(({ score }) => score));
    return item.values.length > 0 && (name < 0.75 || (item.capital && value > name - 0.05));
  }

  isNamed(offset: number): boolean {
    const item = this.item(offset);
    return item !== undefined && this.tag(offset) === null && item.targets.length > 0 && !this.isValue(offset);
  }

  mention(offset: number): Mention | null {
    const item = this.item(offset);
    if (item === undefined || item.targets.length === 0) return null;
    return { text: item.text, position: item.from, targets: this.meantBefore(item), owner: null, grain: null };
  }

  /** "全球销售额 … 它们的销售额": the shorter name means what the longer one meant before. */
  private meantBefore(item: Item): Item["targets"] {
    const text = item.text.replaceAll(" ", "");
    const before = this.items.find(
      (other) => other.from < item.from && other.to - other.from > 1 && other.text.replaceAll(" ", "").endsWith(text),
    );
    const [meant] = before?.targets ?? [];
    const isAmong = item.targets.some((target) => meant !== undefined && sameTarget(target, meant));
    return before !== undefined && isAmong && text.length > 1 && item.to - item.from < before.to - before.from
      ? before.targets
      : item.targets;
  }

  /** Where the clause ends, as an offset. */
  clauseEnd(): number {
    let to = 0;
    while (this.item(to) !== undefined && !this.is(to, "comma", "stop")) to += 1;
    return to;
  }

  add(condition: Condition): void {
    const { conditions } = this.reading;
    const last = conditions.at(-1);
    if (this.connector === "or" && last !== undefined) {
      if (last.kind === "any") last.conditions.push(condition);
      else conditions[conditions.length - 1] = { kind: "any", conditions: [last, condition] };
    } else conditions.push(condition);
    this.connector = null;
    this.negated = false;
  }

  /** What a condition stands nearest to. */
  near(): Mention | null {
    return this.phrase.names.findLast(namesEntity) ?? this.scene ?? this.reading.focus;
  }

  /** Ends the phrase as what it is for. */
  close(): void {
    const { phrase } = this;
    this.phrase = emptyPhrase();
    if (phrase.names.length === 0 && phrase.aggregates.length === 0 && phrase.which === null) return;
    if (this.role === "group") {
      const noun = nounOf(phrase.names);
      if (noun !== null) this.groupBy(noun);
      return;
    }
    const figure = figureOf(phrase);
    if (this.role === "order") {
      if (figure !== null) this.orderBy(figure);
      return;
    }
    this.ask(phrase, figure);
  }

  /** Ends the phrase as the scene of what follows: its tables are what the rest is about. */
  setScene(): void {
    const { names, which } = this.phrase;
    this.phrase = emptyPhrase();
    if (which !== null) this.want(which, null, false);
    const noun = nounOf(names);
    if (noun !== null && !this.isGrouped(noun)) this.scene = noun;
    for (const name of names) if (namesEntity(name)) this.reading.mentions.push(name);
  }

  groupBy(mention: Mention): void {
    this.groupedIn = Math.min(this.groupedIn, this.clause);
    if (!this.isGrouped(mention)) this.reading.groups.push(mention);
  }

  isGrouped(mention: Mention): boolean {
    return this.reading.groups.some((group) => sameName(group, mention));
  }

  orderBy({ mention, aggregate }: Figure): void {
    const isFigure = aggregate !== null || this.isAdded(mention);
    const direction = this.direction ?? (isFigure ? "desc" : "asc");
    this.reading.order.push({ direction, aggregate, mention, concept: null });
  }

  want(mention: Mention | null, aggregate: MeasureAggregate | null, distinct: boolean): void {
    const { wants } = this.reading;
    const same = wants.some(
      (other) =>
        other.aggregate === aggregate &&
        (mention === null || other.mention === null ? mention === other.mention : sameName(other.mention, mention)),
    );
    if (same) return;
    wants.push({ aggregate, mention, concept: null, distinct, star: false });
    if (mention !== null) this.wantedIn.set(mention, this.clause);
  }

  private ask(phrase: Phrase, figure: Figure | null): void {
    const { names, which } = phrase;
    if (which !== null) this.want(which, null, false);
    if (figure === null) return;
    this.lastFigure = figure;
    const { mention, aggregate, distinct } = figure;
    if (mention !== null && aggregate === null && this.isGrouped(mention)) return;
    for (const name of names.slice(0, -1)) if (namesEntity(name)) this.reading.mentions.push(name);
    if (mention !== null && aggregate === null && namesEntity(mention)) this.reading.focus ??= mention;
    this.want(mention, aggregate, distinct);
  }

  unuse(): void {
    const text = this.text();
    // "啤酒消费量": the end of a name whose beginning is known.
    const isEnding = /^[量数值额度率类型]$/u.test(text) && (this.items[this.at - 1]?.targets.length ?? 0) > 0;
    if (/[\p{L}\d]/u.test(text) && !isEnding) this.reading.unused.push(text);
  }
}

export const sameName = (left: Mention, right: Mention): boolean =>
  left.text === right.text || (left.targets[0] !== undefined && sameTarget(left.targets[0], right.targets[0]));

const sameTarget = (left: Mention["targets"][number], right: Mention["targets"][number] | undefined): boolean =>
  right !== undefined &&
  left.kind === right.kind &&
  left.entity === right.entity &&
  left.column === right.column &&
  left.measureId === right.measureId;

const measureWord = /^[个名位条件家种类项张笔款台本次所座场部首集辆架艘]$/u;

/** Words that hold questions together and are, in some models, the name of something. */
function namesRather(item: Item, before: Item | undefined): boolean {
  const name = Math.max(0, ...item.targets.map(({ score }) => score));
  switch (item.tag?.tag) {
    case "filler":
      return name >= 0.75 && !measureWord.test(item.text);
    case "group":
    case "series":
    case "share":
    case "sort":
      return name >= 0.75;
    case "count":
      // "订单数量" counts orders, "数量" alone is the column of that name.
      return name >= 0.9 && (before === undefined || before.targets.length === 0);
    default:
      return false;
  }
}
