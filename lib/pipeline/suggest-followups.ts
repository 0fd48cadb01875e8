import { LRUCache } from "lru-cache";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { AnswerText } from "@/lib/pipeline/answer-texts";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { plural } from "@/lib/semantic/singular";

const followupCountMax = 3;
/** Each candidate is read by the offline engine, so their number bounds the time. */
const candidateCountMax = 8;
const groupCountMax = 50;

export type FollowupInput = {
  readonly model: SemanticModel;
  /** The entities that the answer read; the first counts most. */
  readonly tables: readonly string[];
  readonly plan: QueryPlan | null;
  readonly asked: string;
  readonly text: AnswerText;
  readonly locale: "en" | "zh";
  readonly now: Date;
};

/**
 * Questions that go on from an answer: the same figure over time, split another way, as a ranking.
 * Only those that the offline engine is sure of are offered: a suggestion always works, whatever engine is chosen.
 */
export function suggestFollowups(input: FollowupInput): string[] {
  const candidates = writeCandidates(input).filter((question) => question.toLowerCase() !== input.asked.toLowerCase());
  const found: string[] = [];
  for (const candidate of new Set(candidates.slice(0, candidateCountMax))) {
    if (found.length < followupCountMax && works(candidate, input)) found.push(candidate);
  }
  return found;
}

/** What was tried before, of a model: the same few suggestions follow from many answers. */
const tried = new WeakMap<SemanticModel, LRUCache<string, boolean>>();
const triedCountMax = 500;

function works(question: string, { model, now, locale }: FollowupInput): boolean {
  const known = tried.get(model) ?? new LRUCache<string, boolean>({ max: triedCountMax });
  tried.set(model, known);
  // What "this year" means changes the filter and never whether the question is understood.
  const key = `${locale} ${question}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const read = interpretOffline({ question, model, now, locale, previous: null });
  const answer = read.kind === "draft" && read.confident;
  known.set(key, answer);
  return answer;
}

function writeCandidates({ model, tables, plan, text, locale }: FollowupInput): string[] {
  const root = model.entities.find(({ id }) => id === (plan?.root ?? tables[0]));
  if (!root) return [];
  const ofModel = model.measures.find(({ entity }) => entity === root.id);
  const measure = inSentence(plan?.measures[0]?.label ?? ofModel?.label ?? root.label);
  const used = new Set(plan?.dimensions.map(({ column }) => `${column.entity}.${column.column}`) ?? []);
  const dimensions = groupable(model, root)
    .filter(({ entity, column }) => !used.has(`${entity.id}.${column.name}`))
    .map(({ entity, column }) => inSentence(column.name === entity.labelColumn ? entity.label : column.label));
  const [first, second, third] = dimensions;
  const byDimension = (dimension: string) => text("followup.byDimension", { measure, dimension });
  const top = (dimension: string) =>
    text("followup.top", { measure, dimension: locale === "en" ? plural(dimension) : dimension });
  const hasTime = plan?.dimensions.some(({ grain }) => grain !== null) ?? false;
  const candidates: string[] = [];
  if (!hasTime && root.timeColumn !== null) candidates.push(text("followup.byMonth", { measure }));
  if (first) candidates.push(byDimension(first));
  if (second) candidates.push(top(second));
  if (third) candidates.push(byDimension(third));
  if (first) candidates.push(top(first));
  if (used.size > 0) candidates.push(text("followup.total", { measure }));
  return candidates.map(([initial = "", ...rest]) => initial.toUpperCase() + rest.join(""));
}

/** "Total Amount" → "total amount": a label as it stands inside a sentence. Abbreviations and names with inner capitals stay. */
function inSentence(label: string): string {
  return label.replaceAll(/\b\p{Lu}\p{Ll}+\b/gu, (word) => word.toLowerCase());
}

/** Columns worth splitting by: few values, in the entity itself or one join towards the "one" side. */
function groupable(model: SemanticModel, root: Entity): { entity: Entity; column: SemanticColumn }[] {
  const neighbours = model.joins
    .filter(({ from }) => from.entity === root.id)
    .flatMap(({ to }) => model.entities.filter(({ id, hidden }) => id === to.entity && !hidden));
  return [root, ...neighbours].flatMap((entity) =>
    entity.columns
      .filter((column) => isGroupable(column))
      .slice(0, 2)
      .map((column) => ({ entity, column })),
  );
}

function isGroupable({ role, hidden, personal, distinctCount }: SemanticColumn): boolean {
  const isName = role === "category" || role === "geography";
  return (
    isName && !hidden && !personal && distinctCount !== null && distinctCount > 1 && distinctCount <= groupCountMax
  );
}
