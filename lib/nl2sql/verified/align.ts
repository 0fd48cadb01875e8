import { valueWordsMax } from "@/lib/nl2sql/offline/link/value-index";
import { dayBefore, isColumn } from "@/lib/nl2sql/verified/place";
import { knownValues, numbersAt, type Sentence, type Span, textOf } from "@/lib/nl2sql/verified/sentence";
import type { Slot, Template, TemplatePart } from "@/lib/nl2sql/verified/template";

/** What a slot holds in a new question. */
export type Filling = { readonly text: string; readonly same: boolean } & (
  | { readonly kind: "value"; readonly value: string | null; readonly known: boolean }
  | { readonly kind: "number"; readonly number: number; readonly digits: string }
  | { readonly kind: "time"; readonly from: string; readonly to: string }
);

type Candidate = { readonly to: number; readonly filling: Filling };

/** What each slot holds in the question, by the slot's index; null when the question asks something else. */
export function align(template: Template, sentence: Sentence): readonly Filling[] | null {
  for (const parts of ordersOf(template)) {
    const fillings = new Aligner(template, sentence, parts).align();
    if (fillings !== null) return fillings;
  }
  return null;
}

/** A question's one time may stand at either end of it: "in 2024, how many orders", "how many orders in 2024". */
function ordersOf({ parts, slots }: Template): (readonly TemplatePart[])[] {
  const isTime = (part: TemplatePart | undefined) => part?.kind === "slot" && slots[part.slot]?.kind === "time";
  const first = parts[0];
  const last = parts.at(-1);
  if (parts.filter(isTime).length !== 1 || first === undefined || last === undefined) return [parts];
  if (isTime(last)) return [parts, [last, ...parts.slice(0, -1)]];
  return isTime(first) ? [parts, [...parts.slice(1), first]] : [parts];
}

/** Walks through template and question together, and back where a value may be longer or shorter than was tried. */
class Aligner {
  readonly #slots: readonly Slot[];
  readonly #failed = new Set<number>();
  readonly #fillings: (Filling | undefined)[] = [];
  /** With a slot that stands twice, whether the rest fits depends on what it held before. */
  readonly #remembers: boolean;

  constructor(
    template: Template,
    private readonly sentence: Sentence,
    private readonly parts: readonly TemplatePart[],
  ) {
    this.#slots = template.slots;
    this.#remembers = template.slots.every(({ spans }) => spans.length === 1);
  }

  align(): Filling[] | null {
    if (!this.#fits(0, 0)) return null;
    return this.#slots.flatMap((_slot, index) => this.#fillings[index] ?? []);
  }

  #fits(part: number, at: number): boolean {
    const key = part * (this.sentence.units.length + 1) + at;
    if (this.#failed.has(key)) return false;
    const fits = this.#fitsHere(part, at) || this.#fitsAfterSilence(part, at);
    if (!fits && this.#remembers) this.#failed.add(key);
    return fits;
  }

  #fitsAfterSilence(part: number, at: number): boolean {
    return this.sentence.units[at]?.silent === true && this.#fits(part, at + 1);
  }

  #fitsHere(index: number, at: number): boolean {
    const part = this.parts[index];
    if (part === undefined) return at === this.sentence.units.length;
    switch (part.kind) {
      case "unit":
        return this.sentence.units[at]?.key === part.key && this.#fits(index + 1, at + 1);
      case "same-time":
        return this.sentence.times.some(
          ({ lead, from, to, range }) =>
            lead <= at && at <= from && range.from === part.from && range.to === part.to && this.#fits(index + 1, to),
        );
      case "slot":
        return this.#fitsSlot(index, part.slot, at);
    }
  }

  #fitsSlot(index: number, slotIndex: number, at: number): boolean {
    const slot = this.#slots[slotIndex];
    const before = this.#fillings[slotIndex];
    for (const { to, filling } of slot === undefined ? [] : candidatesAt(this.sentence, slot, at)) {
      if (before !== undefined && contentOf(before) !== contentOf(filling)) continue;
      this.#fillings[slotIndex] = before ?? filling;
      if (this.#fits(index + 1, to)) return true;
      this.#fillings[slotIndex] = before;
    }
    return false;
  }
}

function contentOf(filling: Filling): string {
  switch (filling.kind) {
    case "value":
      return filling.value === null ? `same ${filling.text.toLowerCase()}` : `is ${filling.value}`;
    case "number":
      return String(filling.number);
    case "time":
      return `${filling.from} ${filling.to}`;
  }
}

function candidatesAt(sentence: Sentence, slot: Slot, at: number): Candidate[] {
  switch (slot.kind) {
    case "value":
      return valuesAt(sentence, slot, at);
    case "number":
      return numbersAt(sentence, at).flatMap(({ to, number, digits }): Candidate[] => {
        const text = textOf(sentence, { from: at, to });
        const filling: Filling = { kind: "number", text, number, digits, same: number === slot.number };
        return filling.same || takesNumber(slot, number) ? [{ to, filling }] : [];
      });
    case "time":
      return sentence.times.flatMap((time): Candidate[] => {
        const { from, to } = time.range;
        if (from === null || to === null || at < time.lead || at > time.from || !takesTime(slot, from, to)) return [];
        const same = from === slot.from && to === slot.to;
        return [{ to: time.to, filling: { kind: "time", text: textOf(sentence, time), from, to, same } }];
      });
  }
}

function takesNumber(slot: Slot, number: number): boolean {
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) return false;
  return slot.places.every(({ wholeFrom }) => wholeFrom === null || (Number.isInteger(number) && number >= wholeFrom));
}

/** A place that holds one day takes no longer time, and one that holds a year nothing but a year. */
function takesTime(slot: Slot & { kind: "time" }, from: string, to: string): boolean {
  const isDay = dayBefore(to) === from;
  const isYear = from.endsWith("-01-01") && to === `${Number(from.slice(0, 4)) + 1}-01-01`;
  return slot.places.every(({ end }) => (end === "day" ? isDay : end === "year" ? isYear : true));
}

function valuesAt(sentence: Sentence, slot: Slot & { kind: "value" }, at: number): Candidate[] {
  const { units } = sentence;
  const [span] = slot.spans;
  const lengthMax = Math.max(valueWordsMax, span === undefined ? 0 : span.to - span.from);
  const found: Candidate[] = [];
  for (let to = Math.min(units.length, at + lengthMax); to > at; to -= 1) {
    const filling = valueIn(sentence, slot, { from: at, to });
    if (filling !== null) found.push({ to, filling });
  }
  return found;
}

/** The value that a stretch names for a slot: the one of old, a known value of the same column, or a text in quotes. */
function valueIn(sentence: Sentence, slot: Slot & { kind: "value" }, span: Span): Filling | null {
  const text = textOf(sentence, span);
  const first = sentence.units[span.from];
  const last = sentence.units[span.to - 1];
  // "Paris!" is Paris: a mark at an edge belongs to the sentence.
  if (first === undefined || text === "" || first.kind === "mark" || last?.kind === "mark") return null;
  const quoted = span.to - span.from === 1 && first.kind === "quoted";
  if (sameText(text, slot.text)) return { kind: "value", text, value: null, known: true, same: true };
  const columns = slot.places.flatMap((place) => place.columns);
  const hit = knownValues(sentence, span).find((value) => columns.some((column) => isColumn(value, column)));
  if (hit !== undefined) return { kind: "value", text, value: hit.value, known: true, same: false };
  const isPattern = slot.places.every(({ operator }) => operator === "pattern");
  const isWord = span.to - span.from === 1 && first.kind === "word" && !first.silent;
  if (!quoted && !(isPattern && isWord)) return null;
  return { kind: "value", text, value: text, known: false, same: false };
}

const sameText = (a: string, b: string): boolean => {
  const plain = (text: string) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  return plain(a) === plain(b);
};
