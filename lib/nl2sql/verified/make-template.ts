import { modelIndex } from "@/lib/nl2sql/offline/link/model-index";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { bindSlots } from "@/lib/nl2sql/verified/bind-slots";
import { dayOf, type Place } from "@/lib/nl2sql/verified/place";
import { planPlaces } from "@/lib/nl2sql/verified/plan-places";
import { readSentence, type Sentence } from "@/lib/nl2sql/verified/sentence";
import { sqlLiterals, sqlPlaces } from "@/lib/nl2sql/verified/sql-places";
import { parseSql } from "@/lib/nl2sql/verified/sql-tree";
import type { Slot, Template, TemplatePart } from "@/lib/nl2sql/verified/template";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * Makes of a verified question what new questions are held against: its words in order, and slots for what stands in the question
 * and in its answer. Its times are read as on the day that the dates of its answer are of: `createdAt`, or `datesOf` where that is another.
 */
export function makeTemplate(verified: VerifiedQuestion, model: SemanticModel, datesOf?: Date): Template {
  return bindTemplate(readVerified(verified, model, datesOf), verified, model);
}

/** The question of a verified one taken apart, its times read as above. */
export function readVerified(verified: VerifiedQuestion, model: SemanticModel, datesOf?: Date): Sentence {
  return readSentence(verified.question, modelIndex(model), datesOf ?? new Date(verified.createdAt));
}

/** The template of a question that was taken apart already. */
export function bindTemplate(sentence: Sentence, verified: VerifiedQuestion, model: SemanticModel): Template {
  const { places, dates } = readAnswer(verified, model);
  const slots = bindSlots(sentence, places);
  const bound = new Set(slots.flatMap((slot) => slot.places.map(({ path }) => path.join("."))));
  const dated = dates.some((path) => !bound.has(path));
  const stretches = slots
    .flatMap(({ kind, spans }) => spans.map((span) => ({ kind, ...charactersOf(sentence, span, kind) })))
    .toSorted((a, b) => a.start - b.start);
  return { verified, slots, stretches, parts: partsOf(sentence, slots, dated) };
}

/** What the question may have filled, and where the answer holds dates of any kind. */
function readAnswer({ plan, sql }: VerifiedQuestion, model: SemanticModel): { places: Place[]; dates: string[] } {
  const datesIn = (leaves: readonly Pick<Place, "path" | "value">[]) =>
    leaves.filter((leaf) => dayOf(leaf) !== null).map(({ path }) => path.join("."));
  if (plan !== null) {
    const places = planPlaces(plan);
    return { places, dates: datesIn(places) };
  }
  const statements = parseSql(sql, model.kind);
  if (statements === null) return { places: [], dates: [] };
  return { places: sqlPlaces(statements, model), dates: datesIn(sqlLiterals(statements)) };
}

/** `dated`: the answer holds dates that no slot accounts for, so a time of the question must be the same days again. */
function partsOf({ units, times }: Sentence, slots: readonly Slot[], dated: boolean): TemplatePart[] {
  const parts: TemplatePart[] = [];
  for (let at = 0; at < units.length; ) {
    const slot = slots.findIndex(({ spans }) => spans.some(({ from }) => from === at));
    const span = slots[slot]?.spans.find(({ from }) => from === at);
    const time = dated ? times.find(({ from }) => from === at) : undefined;
    const unit = units[at];
    if (span !== undefined) {
      parts.push({ kind: "slot", slot });
      at = span.to;
    } else if (time !== undefined) {
      parts.push({ kind: "same-time", from: time.range.from, to: time.range.to });
      at = time.to;
    } else {
      if (unit !== undefined && !unit.silent) parts.push({ kind: "unit", key: unit.key });
      at += 1;
    }
  }
  return parts;
}

/** The characters that a slot shows as its own: not the words that lead to a time, not the quotes. */
function charactersOf({ units, times }: Sentence, { from, to }: Slot["spans"][number], kind: Slot["kind"]) {
  const time = kind === "time" ? times.find(({ lead }) => lead === from) : undefined;
  return { start: units[time?.from ?? from]?.start ?? 0, end: units[to - 1]?.end ?? 0 };
}
