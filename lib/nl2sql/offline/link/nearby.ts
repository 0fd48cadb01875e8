import type { ModelIndex, Target } from "@/lib/nl2sql/offline/link/model-index";
import { phraseKey, type Token } from "@/lib/nl2sql/offline/tokenise";
import { stepsFrom } from "@/lib/semantic/graph";

/** Lists up to this length are looked at whole; in a model of a thousand tables a word like "status" names far more. */
const wholeMax = 48;
/** What is kept of longer ones: what stands in tables that the question is about, and the best of all others. */
const keptMax = { near: 16, far: 8, alone: 24 } as const;
/** When more tables than this could be meant, none of them says where the rest stands. */
const namedMax = 40;
const widenedMax = 8;
const tableWordsMax = 4;
const surelyNamed = 0.85;

/**
 * The index as one question sees it: lists that are too long to try each of their items are cut down to what stands in the
 * tables that the question names, or one join away from them, and the best of the rest.
 */
export function indexFor(tokens: readonly Token[], index: ModelIndex): ModelIndex {
  let tables: ReadonlySet<string> | null = null;
  const nearby = () => {
    tables ??= nearbyTables(tokens, index);
    return tables;
  };
  const cut = <T extends Located>(list: readonly T[] | undefined) => list && narrowed(list, nearby);
  return {
    ...index,
    phrases: { get: (key) => cut(index.phrases.get(key)) },
    parts: { get: (key) => cut(index.parts.get(key)) },
    together: { get: (key) => cut(index.together.get(key)) },
    values: { get: (key) => cut(index.values.get(key)), near: (word, off) => index.values.near(word, off) },
  };
}

/** The tables that a question names and, when those are few, the ones that they are joined with. */
function nearbyTables(tokens: readonly Token[], index: ModelIndex): ReadonlySet<string> {
  const named = namedTables(tokens, index);
  const joined = named.length > widenedMax ? [] : named.flatMap((id) => stepsFrom(index.model, id).map(({ to }) => to));
  return new Set([...named, ...joined]);
}

/** By their whole names, the longest first; where there are none, by a word of theirs. */
function namedTables(tokens: readonly Token[], index: ModelIndex): string[] {
  const named = new Set<string>();
  const taken = new Set<number>();
  for (let length = Math.min(tableWordsMax, tokens.length); length >= 1; length -= 1) {
    for (let from = 0; from + length <= tokens.length; from += 1) {
      const part = tokens.slice(from, from + length);
      if (part.some((_, offset) => taken.has(from + offset))) continue;
      const tables = tablesOf(index.phrases.get(phraseKey(part.map(({ stem }) => stem))), surelyNamed);
      for (const table of tables) named.add(table);
      if (tables.length > 0) for (let at = from; at < from + length; at += 1) taken.add(at);
    }
  }
  if (named.size > 0) return [...named].slice(0, namedMax);
  for (const { stem } of tokens) for (const table of tablesOf(index.parts.get(stem), 0)) named.add(table);
  return named.size > namedMax ? [] : [...named];
}

const tablesOf = (targets: readonly Target[] | undefined, scoreMin: number): string[] =>
  (targets ?? []).flatMap(({ kind, entity, score }) => (kind === "entity" && score >= scoreMin ? [entity] : []));

type Located = { readonly entity: string; readonly score: number };
type View<T> = { readonly best: readonly T[]; readonly byEntity: ReadonlyMap<string, readonly T[]> };
const views = new WeakMap<readonly Located[], View<Located>>();

function narrowed<T extends Located>(list: readonly T[], nearby: () => ReadonlySet<string>): readonly T[] {
  if (list.length <= wholeMax) return list;
  const { best, byEntity } = viewOf(list);
  const near = [...nearby()]
    .flatMap((entity) => byEntity.get(entity) ?? [])
    .toSorted(byScore)
    .slice(0, keptMax.near);
  const kept = new Set(near);
  const far = best.filter((item) => !kept.has(item)).slice(0, near.length > 0 ? keptMax.far : keptMax.alone);
  return [...near, ...far].toSorted(byScore);
}

const byScore = (a: Located, b: Located): number => b.score - a.score;

/** A long list in the order of its scores, and by table; worked out once a list. */
function viewOf<T extends Located>(list: readonly T[]): View<T> {
  // What is stored for a list was made of its own items.
  const known = views.get(list) as View<T> | undefined;
  if (known !== undefined) return known;
  const byEntity = new Map<string, T[]>();
  for (const item of list) {
    const same = byEntity.get(item.entity);
    if (same === undefined) byEntity.set(item.entity, [item]);
    else same.push(item);
  }
  const best = list.toSorted(byScore).slice(0, keptMax.alone + keptMax.near);
  const view = { best, byEntity };
  views.set(list, view);
  return view;
}
