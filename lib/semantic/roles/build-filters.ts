import { chineseOf } from "@/lib/semantic/chinese-words";
import { quoteName } from "@/lib/semantic/quote-name";
import { conditionOf, noOf, yesOf } from "@/lib/semantic/roles/flag-values";
import { type Guess, guessed, inferenceOf } from "@/lib/semantic/roles/guess";
import { roleWords } from "@/lib/semantic/roles/role-words";
import type { Entity, NamedFilter, SemanticColumn } from "@/lib/semantic/schema";
import { plural } from "@/lib/semantic/singular";
import type { SourceKind } from "@/lib/source/schema";

const statusWords = new Set(["status", "state", "stage", "phase"]);
const statusCountMax = 8;
/** A value as people say it; longer ones, and those with signs that SQL reads otherwise in some engine, name no filter. */
const sayable = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,23}$/u;
const deletedWords = new Set(["deleted", "removed", "archived"]);

/**
 * Conditions that people have names for: what a flag says yes to ("active customers"), each state of a status ("cancelled orders"), and
 * rows that are not marked as deleted. Suggestions: nothing of them holds until somebody accepts it. **Order** as tables and columns stand.
 */
export function buildFilters(entities: readonly Entity[], kind: SourceKind): NamedFilter[] {
  return entities.flatMap((entity) =>
    entity.columns.filter(({ personal }) => !personal).flatMap((column) => filtersOf(entity, column, kind)),
  );
}

/** The table with the filter that leaves out what it marks as deleted, if it does: it usually holds, once somebody accepted it. */
export function withUsualFilter(entity: Entity, filters: readonly NamedFilter[]): Entity {
  const mark = entity.columns.find(marksDeleted)?.name;
  const filter = mark === undefined ? undefined : filters.find(({ id }) => id === `${entity.id}.${mark}.kept`);
  if (filter?.inferred === undefined) return entity;
  return {
    ...entity,
    defaultFilters: [filter.id],
    inferred: { ...entity.inferred, defaultFilters: filter.inferred },
  };
}

function filtersOf(entity: Entity, column: SemanticColumn, kind: SourceKind): NamedFilter[] {
  if (marksDeleted(column)) return keptRows(entity, column, kind);
  if (column.role === "flag") return flagFilter(entity, column, kind);
  if (column.role === "category" && column.type === "text") return statusFilters(entity, column, kind);
  return [];
}

function marksDeleted(column: SemanticColumn): boolean {
  const words = roleWords(column.name).filter(
    (word) => word !== "is" && word !== "at" && word !== "on" && word !== "date",
  );
  const isMark = column.role === "flag" || column.type === "timestamp" || column.type === "date";
  return isMark && words.length === 1 && deletedWords.has(words[0] ?? "");
}

function keptRows(entity: Entity, column: SemanticColumn, kind: SourceKind): NamedFilter[] {
  const name = quoteName(column.name, kind);
  const condition = column.role === "flag" ? conditionOf(name, noOf(column)) : `${name} IS NULL`;
  if (condition === null) return [];
  const things = plural(entity.label);
  const word = roleWords(column.name).find((other) => deletedWords.has(other)) ?? "deleted";
  const guess = guessed(null, 0.85, "filter-not-deleted");
  return [
    filterOf(entity, `${column.name}.kept`, {
      label: `${things} that are not ${word}`,
      chinese: "未删除的",
      condition,
      guess,
    }),
  ];
}

function flagFilter(entity: Entity, column: SemanticColumn, kind: SourceKind): NamedFilter[] {
  const condition = conditionOf(quoteName(column.name, kind), yesOf(column));
  if (condition === null) return [];
  const words = roleWords(column.name);
  const bare = words.filter(
    (word, at) => !(at === 0 && ["is", "was", "has", "flag"].includes(word)) && word !== "flag",
  );
  if (bare.length === 0) return [];
  const text = bare.join(" ");
  const things = plural(entity.label.toLowerCase());
  const isAdjective = words[0] !== "has" && /(ed|ive|able|ible|al|ent|ant|ic|ary|time|line)$/.test(bare.at(-1) ?? "");
  const label = isAdjective ? `${capital(text)} ${things}` : `${plural(entity.label)} with ${text}`;
  const guess = guessed(null, 0.75, "filter-flag");
  return [filterOf(entity, `${column.name}.yes`, { label, chinese: null, condition, guess })];
}

function statusFilters(entity: Entity, column: SemanticColumn, kind: SourceKind): NamedFilter[] {
  const values = column.frequentValues.map(({ value }) => value);
  const isStatus =
    statusWords.has(roleWords(column.name).at(-1) ?? "") && values.length > 1 && values.length <= statusCountMax;
  if (!isStatus || (column.distinctCount ?? 0) > statusCountMax) return [];
  const things = plural(entity.label.toLowerCase());
  return values
    .filter((value) => sayable.test(value))
    .map((value) => {
      const said = value
        .replaceAll(/[_-]+/g, " ")
        .replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
        .toLowerCase();
      return filterOf(entity, `${column.name}=${value}`, {
        label: `${capital(said)} ${things}`,
        chinese: chineseStates.get(said) ?? null,
        condition: `${quoteName(column.name, kind)} = '${value}'`,
        guess: guessed(null, 0.7, "filter-status", { column: column.label }),
      });
    });
}

type Parts = {
  readonly label: string;
  readonly chinese: string | null;
  readonly condition: string;
  readonly guess: Guess<null>;
};

function filterOf(entity: Entity, name: string, { label, chinese, condition, guess }: Parts): NamedFilter {
  const thing = chineseOf(entity.label);
  const zh = chinese !== null && thing !== null ? `${chinese}${thing}` : null;
  return {
    id: `${entity.id}.${name}`,
    entity: entity.id,
    label,
    description: null,
    synonyms: zh === null ? [] : [zh],
    condition,
    ...(zh !== null && { translations: { zh: { label: zh } } }),
    origin: "inferred",
    inferred: inferenceOf(guess),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const chineseStates: ReadonlyMap<string, string> = new Map(
  Object.entries({
    active: "有效",
    inactive: "停用",
    cancelled: "已取消",
    canceled: "已取消",
    closed: "已关闭",
    open: "未关闭",
    pending: "待处理",
    paid: "已付款",
    unpaid: "未付款",
    shipped: "已发货",
    delivered: "已送达",
    completed: "已完成",
    returned: "已退货",
    failed: "失败的",
    approved: "已批准",
    rejected: "已拒绝",
    expired: "已过期",
  } as const),
);
