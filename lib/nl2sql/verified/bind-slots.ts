import { valueKey, valueWordsMax } from "@/lib/nl2sql/offline/link/value-index";
import { dayBefore, dayOf, isColumn, type Place } from "@/lib/nl2sql/verified/place";
import { isOpenTime } from "@/lib/nl2sql/verified/plain-words";
import {
  knownValues,
  numbersAt,
  type Sentence,
  type Span,
  type TimeSpan,
  textOf,
} from "@/lib/nl2sql/verified/sentence";
import type { Slot, TimeEnd } from "@/lib/nl2sql/verified/template";

/**
 * Finds what of a question stands in its answer too. Times come first (a year is also a number), then values, the longest
 * first, then numbers; what is taken once is not taken again. Where it is not plain which place is meant, there is no slot.
 * Order: as in the question.
 */
export function bindSlots(sentence: Sentence, places: readonly Place[]): Slot[] {
  const binder = new Binder(sentence, places);
  binder.times();
  binder.values();
  binder.numbers();
  const startOf = ({ spans: [span] }: Slot) => span?.from ?? 0;
  return binder.slots.toSorted((a, b) => startOf(a) - startOf(b));
}

class Binder {
  readonly slots: Slot[] = [];
  readonly #sentence: Sentence;
  #free: Place[];
  readonly #taken = new Set<number>();

  constructor(sentence: Sentence, places: readonly Place[]) {
    this.#sentence = sentence;
    this.#free = [...places];
  }

  times(): void {
    const { question, units, times } = this.#sentence;
    for (const time of times) {
      const start = units[time.from]?.start ?? 0;
      const end = units[time.to - 1]?.end ?? 0;
      const open = isOpenTime(question, start, end);
      const places = this.#free.flatMap((place) => {
        const at = endAt(place, time, open);
        return at === null ? [] : [{ ...place, end: at }];
      });
      const { from, to } = time.range;
      if (from === null || to === null || !(open ? places.length > 0 : isWhole(places))) continue;
      const span = { from: time.lead, to: time.to };
      this.#take([span], places, { kind: "time", spans: [span], text: textOf(this.#sentence, time), places, from, to });
    }
  }

  values(): void {
    const texts = this.#free.filter((place) => typeof place.value === "string" && dayOf(place) === null);
    const byValue = Map.groupBy(texts, ({ value }) => valueKey(String(value)) || String(value));
    const found = [...byValue.values()].flatMap((places) => {
      const spans = this.#spansOf(places);
      return spans.length > 0 && isOneSubject(places) ? [{ places, spans }] : [];
    });
    const length = ({ spans: [span] }: { spans: Span[] }) => (span === undefined ? 0 : span.to - span.from);
    for (const { places, spans } of found.toSorted((a, b) => length(b) - length(a))) {
      const free = spans.filter((span) => this.#isFree(span));
      const [first] = free;
      if (first === undefined) continue;
      this.#take(free, places, { kind: "value", spans: free, text: textOf(this.#sentence, first), places });
    }
  }

  numbers(): void {
    const byNumber = new Map<number, Span[]>();
    for (const from of this.#sentence.units.keys()) {
      const [longest] = numbersAt(this.#sentence, from);
      const span = longest && { from, to: longest.to };
      // The 3 of "the last 3 months" counts months and nothing else.
      const isOfTime = this.#sentence.times.some((time) => !time.bareYear && time.from <= from && from < time.to);
      if (!span || isOfTime || !this.#isFree(span) || byNumber.get(longest.number)?.some(({ to }) => to > from))
        continue;
      byNumber.set(longest.number, [...(byNumber.get(longest.number) ?? []), span]);
    }
    for (const [number, spans] of byNumber) {
      const places = this.#free.filter(({ value }) => isNumber(value) && Number(value) === number);
      const [first] = spans;
      const subjects = new Set(places.map(({ subject }) => subject));
      if (first === undefined || subjects.size !== 1) continue;
      this.#take(spans, places, { kind: "number", spans, text: textOf(this.#sentence, first), places, number });
    }
  }

  /** The stretches of the question that name the value of these places, without overlaps. */
  #spansOf(places: readonly Place[]): Span[] {
    const { units } = this.#sentence;
    const spans: Span[] = [];
    for (let from = 0; from < units.length; from += 1) {
      for (let to = Math.min(units.length, from + valueWordsMax); to > from; to -= 1) {
        if (!namesValue(this.#sentence, { from, to }, places)) continue;
        spans.push({ from, to });
        from = to - 1;
        break;
      }
    }
    return spans;
  }

  #isFree({ from, to }: Span): boolean {
    for (let at = from; at < to; at += 1) if (this.#taken.has(at)) return false;
    return true;
  }

  #take(spans: readonly Span[], places: readonly Place[], slot: Slot): void {
    this.slots.push(slot);
    const paths = new Set(places.map(({ path }) => path.join(".")));
    this.#free = this.#free.filter(({ path }) => !paths.has(path.join(".")));
    for (const { from, to } of spans) for (let at = from; at < to; at += 1) this.#taken.add(at);
  }
}

const isNumber = (value: string | number): boolean =>
  typeof value === "number" || (value.trim() !== "" && Number.isFinite(Number(value)));

/** Whether all places speak of the same columns: "Paris" as a city and as a name are two things. */
function isOneSubject([first, ...others]: readonly Place[]): boolean {
  const namesOf = (place: Place | undefined) =>
    place === undefined ? "" : place.columns.map(({ entity, column }) => `${entity}.${column}`).join() || place.subject;
  return others.every((place) => namesOf(place) === namesOf(first));
}

function namesValue(sentence: Sentence, span: Span, places: readonly Place[]): boolean {
  const first = sentence.units[span.from];
  const [place] = places;
  if (first === undefined || place === undefined || isNumber(place.value)) return false;
  const text = textOf(sentence, span);
  const value = String(place.value);
  if (first.kind === "quoted" && span.to - span.from === 1) return text.toLowerCase() === value.toLowerCase();
  if (first.kind === "mark" || sentence.units[span.to - 1]?.kind === "mark") return false;
  const key = valueKey(value);
  if (key === "") return false;
  if (valueKey(text) === key) return true;
  return knownValues(sentence, span).some(
    (hit) => valueKey(hit.value) === key && place.columns.some((column) => isColumn(hit, column)),
  );
}

/** What each comparison may hold of a time that is meant whole, and of one that is open at an end ("since", "before"). */
const wholeEnds: Readonly<Partial<Record<Place["operator"], readonly TimeEnd[]>>> = {
  gte: ["from"],
  low: ["from"],
  lt: ["to"],
  lte: ["last", "to"],
  high: ["to", "last"],
  eq: ["day", "year"],
  ne: ["year"],
};
const openEnds: Readonly<Partial<Record<Place["operator"], readonly TimeEnd[]>>> = {
  gte: ["from", "to", "year"],
  gt: ["last", "from", "year"],
  lt: ["from", "to", "year"],
  lte: ["last", "from", "year"],
  low: ["from", "year"],
  high: ["to", "last", "year"],
};

function endAt(place: Place, { range, bareYear }: TimeSpan, open: boolean): TimeEnd | null {
  const { from, to, grain } = range;
  if (from === null || to === null) return null;
  const ends = (open ? openEnds : wholeEnds)[place.operator] ?? [];
  const day = dayOf(place);
  const last = dayBefore(to);
  const holds: Record<TimeEnd, boolean> = {
    from: day === from,
    to: day === to,
    last: day === last,
    day: day === from && from === last,
    // A year written as a plain number may be any number; it is bound as one.
    year: day === null && grain === "year" && !bareYear && String(place.value) === from.slice(0, 4),
  };
  return ends.find((end) => holds[end]) ?? null;
}

/** Whether both ends of a time stand in the answer; with one alone, other rows of the time would count too. */
const isWhole = (places: readonly { end: TimeEnd }[]): boolean => {
  const ends = new Set(places.map(({ end }) => end));
  return ends.has("day") || ends.has("year") || (ends.has("from") && (ends.has("to") || ends.has("last")));
};
