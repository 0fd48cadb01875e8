import { modelIndex, type Target, type ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import { valueKey } from "@/lib/nl2sql/offline/link/value-index";
import type { Condition, Mention } from "@/lib/nl2sql/offline/read/reading";
import { draftFrom, type OfflineQuestion, type ReadOffline } from "@/lib/nl2sql/offline/read-offline";
import type { Assignment } from "@/lib/nl2sql/offline/resolve/assign";
import { road } from "@/lib/nl2sql/offline/resolve/roads";
import type { Draft } from "@/lib/nl2sql/schema";
import { stepsFrom } from "@/lib/semantic/graph";
import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** One way to understand the words that fit several things, and the draft that follows from it. */
export type Option = {
  readonly meaning:
    | { readonly kind: "target"; readonly target: Target }
    | { readonly kind: "value"; readonly hit: ValueHit }
    | { readonly kind: "figure"; readonly counts: boolean; readonly target: Target };
  readonly draft: Draft;
};

/** Words of the question that fit two things or more about equally well; `from` and `to` count the question's words. */
export type Ambiguity = {
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly options: readonly Option[];
};

export const optionsMax = 4;
/** How much better the best way must be to be taken without asking. */
const closeness = 0.03;

/** What the question leaves open, where the answers would differ; null where one way leads or the context decides. */
export function ambiguityOf(asked: OfflineQuestion, read: ReadOffline): Ambiguity | null {
  return ambiguousValue(asked, read) ?? ambiguousName(asked, read) ?? ambiguousTotal(asked, read);
}

/** "average cost" where two columns are called so; a noun that fits two tables. */
function ambiguousName(asked: OfflineQuestion, read: ReadOffline): Ambiguity | null {
  const { assignments, tokens } = read;
  const [best] = assignments;
  if (best === undefined) return null;
  const close = assignments.filter(({ score }) => best.score - score < closeness);
  const mention = [...best.targets.keys()].find(
    (key) =>
      matters(read, key) && close.some(({ targets }) => differ(asked.model, targets.get(key), best.targets.get(key))),
  );
  if (mention === undefined) return null;
  const chosen: { target: Target; assignment: Assignment }[] = [];
  for (const assignment of close) {
    const target = assignment.targets.get(mention);
    if (target === undefined || chosen.some((other) => !differ(asked.model, other.target, target))) continue;
    chosen.push({ target, assignment });
  }
  const options = chosen.flatMap(({ target, assignment }) => {
    const draft = draftFrom(asked, { ...read, assignments: [assignment] });
    return draft === null ? [] : [{ meaning: { kind: "target", target } as const, draft }];
  });
  const words = wordsOf(mention, tokens);
  return words === null ? null : open(words, options);
}

/** What is computed, ranked or split by decides the answer; one more column in a list does not. */
function matters({ reading }: ReadOffline, mention: Mention): boolean {
  const { wants, groups, ranking, conditions } = reading;
  const isBare = wants.length === 1 && conditions.length === 0 && groups.length === 0 && ranking === null;
  return (
    groups.includes(mention) ||
    ranking?.mention === mention ||
    wants.some((want) => want.mention === mention && (want.aggregate !== null || isBare))
  );
}

/** Two things are the same where one is the key of the other's rows. */
function differ(model: SemanticModel, a: Target | undefined, b: Target | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a.kind === b.kind && a.entity === b.entity && a.column === b.column && a.measureId === b.measureId) return false;
  if (a.kind !== b.kind || isLink(model, a) || isLink(model, b)) return false;
  return !isJoined(model, a, b);
}

/** A table of nothing but keys is nobody's subject. */
function isLink(model: SemanticModel, { kind, entity }: Target): boolean {
  const columns = model.entities.find(({ id }) => id === entity)?.columns ?? [];
  return kind === "entity" && columns.every(({ role }) => role === "key");
}

type Place = { readonly entity: string; readonly column: string | null };

/** A key and the key that it points at hold the same values. */
function isJoined(model: SemanticModel, a: Place, b: Place): boolean {
  return stepsFrom(model, a.entity).some(
    ({ join: { from, to } }) => (isEnd(from, a) && isEnd(to, b)) || (isEnd(from, b) && isEnd(to, a)),
  );
}

const isEnd = (end: Join["from"], { entity, column }: Place): boolean =>
  end.entity === entity && end.columns.join() === column;

/** "in Springfield" where a city and a customer are called so, and neither stands nearer than the other. */
function ambiguousValue(asked: OfflineQuestion, read: ReadOffline): Ambiguity | null {
  const { reading, tokens, assignments } = read;
  const [best] = assignments;
  const valued = reading.conditions.filter(
    (condition) => condition.kind === "compare" && condition.hits.flat().length > 0,
  );
  // "Ann Miller": two values beside one another decide for each other.
  if (valued.length !== 1) return null;
  for (const condition of valued) {
    if (condition.kind !== "compare" || condition.mention !== null || condition.naming) continue;
    if (condition.values.length !== 1) continue;
    const [hits = []] = condition.hits;
    const near = condition.near === null ? undefined : best?.targets.get(condition.near)?.entity;
    const ranked = ranks(asked.model, hits, read, near);
    if (ranked.length < 2) continue;
    const options = ranked.slice(0, optionsMax).flatMap((hit) => {
      const conditions = reading.conditions.map((other) =>
        other === condition ? { ...condition, hits: [[hit]] } : other,
      );
      const draft = draftFrom(asked, { ...read, reading: { ...reading, conditions } });
      return draft === null || !holds(draft, hit) ? [] : [{ meaning: { kind: "value", hit } as const, draft }];
    });
    const place = placeOf(condition, tokens);
    const ambiguity = place === null ? null : open(place, options);
    if (ambiguity !== null) return ambiguity;
  }
  return null;
}

/** The columns that hold the value as near as the nearest: those of the entity beside it decide, then those fewest joins away. */
function ranks(
  model: SemanticModel,
  hits: readonly ValueHit[],
  read: ReadOffline,
  beside: string | undefined,
): ValueHit[] {
  const home = beside ?? read.closest?.plan?.root ?? null;
  if (hits.length < 2 || home === null) return [];
  const far = (hit: ValueHit) => road(model, home, hit.entity)?.length ?? Number.POSITIVE_INFINITY;
  const nearest = Math.min(...hits.map(far));
  const isKey = (hit: ValueHit) => modelIndex(model).pointedFrom(hit.entity, hit.column) !== null;
  const used = new Set([...(read.assignments[0]?.targets.values() ?? [])].map(({ entity }) => entity));
  const near = hits.filter(
    (hit) => hit.score >= 0.9 && far(hit) === nearest && Number.isFinite(nearest) && !isKey(hit),
  );
  const kept = near.filter((hit, at) => !near.slice(0, at).some((other) => isJoined(model, hit, other)));
  const named = kept.filter(({ entity }) => used.has(entity));
  return named.length > 0 ? named : kept;
}

const holds = (draft: Draft, { column }: ValueHit): boolean =>
  JSON.stringify(draft.plan?.filter).includes(`"column":"${column}"`);

const amounts = /amount|total|value|sum|金额|总额/i;

/** "total payments": their amount or their number, where the table has one amount and no measure is called so. */
function ambiguousTotal(asked: OfflineQuestion, read: ReadOffline): Ambiguity | null {
  const { reading, assignments, tokens } = read;
  const [want] = reading.wants;
  const mention = want?.mention ?? null;
  const target = mention === null ? undefined : assignments[0]?.targets.get(mention);
  if (want?.aggregate !== "sum" || mention === null || target?.kind !== "entity" || reading.ofAmount) return null;
  const options = [false, true].flatMap((counts): Option[] => {
    const wants = [{ ...want, aggregate: counts ? ("count" as const) : ("sum" as const) }, ...reading.wants.slice(1)];
    const draft = draftFrom(asked, { ...read, reading: { ...reading, wants, ofAmount: !counts } });
    const [measure] = draft?.plan?.measures ?? [];
    // A freight is no amount of an order, though it may be its only figure.
    const isAmount = measure?.aggregate === "sum" && amounts.test(measure.column?.column ?? "");
    return draft === null || isAmount === counts ? [] : [{ meaning: { kind: "figure", counts, target }, draft }];
  });
  const words = wordsOf(mention, tokens);
  return words === null ? null : open({ ...words, from: Math.max(0, words.from - 1) }, options);
}

type Stretch = Pick<Ambiguity, "words" | "from" | "to">;

/** Only where there is a choice, and where it would change the answer. */
function open(stretch: Stretch, options: readonly Option[]): Ambiguity | null {
  const different = options.filter(
    ({ draft }, at) => options.findIndex((other) => other.draft.sql === draft.sql) === at,
  );
  return different.length < 2 ? null : { ...stretch, options: different.slice(0, optionsMax) };
}

function wordsOf(mention: Mention, tokens: ReadOffline["tokens"]): Stretch | null {
  const length = mention.text.split(" ").length;
  const to = mention.position + length;
  return tokens[to - 1] === undefined ? null : { words: mention.text, from: mention.position, to };
}

/** Where the value of a condition stands in the question. */
function placeOf(condition: Condition & { kind: "compare" }, tokens: ReadOffline["tokens"]): Stretch | null {
  const wanted = valueKey(String(condition.values[0] ?? ""));
  // Conditions note the word that they were read at, which in Chinese stands behind the value.
  const near = condition.position;
  for (let from = Math.max(0, near - 2); from <= Math.min(tokens.length - 1, near + 2); from += 1) {
    for (let to = from + 1; to <= Math.min(tokens.length, from + 8); to += 1) {
      const words = tokens
        .slice(from, to)
        .map(({ text }) => text)
        .join(" ");
      if (valueKey(words) === wanted) return { words, from, to };
    }
  }
  return null;
}
