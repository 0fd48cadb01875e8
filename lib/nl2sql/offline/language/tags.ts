import type { TimeGrain, TimePart } from "@/lib/execute/schema";
import type { ComparisonOperator } from "@/lib/nl2sql/schema";
import type { MeasureAggregate } from "@/lib/semantic/schema";

/** A kind of quantity that adjectives speak of; which column carries it is decided by the column's name. */
export type Concept =
  | "age"
  | "length"
  | "height"
  | "weight"
  | "price"
  | "size"
  | "time"
  | "rating"
  | "speed"
  | "distance"
  | "amount"
  | "population"
  | "capacity"
  | "wealth";

/** What a phrase of the language does in a question, apart from what it names. */
export type Tag =
  | { readonly tag: "command" }
  | { readonly tag: "filler" }
  /** Relates what stands on both sides of it and names nothing by itself. */
  | { readonly tag: "verb" }
  | { readonly tag: "count" }
  | { readonly tag: "aggregate"; readonly aggregate: MeasureAggregate }
  | { readonly tag: "wh"; readonly word: "what" | "which" | "who" | "where" | "when" }
  | { readonly tag: "concept"; readonly concept: Concept }
  | { readonly tag: "each" }
  | { readonly tag: "by" }
  | { readonly tag: "group" }
  | { readonly tag: "sort"; readonly direction: "asc" | "desc" | null; readonly alphabetical: boolean }
  | { readonly tag: "direction"; readonly direction: "asc" | "desc" }
  | {
      readonly tag: "extreme";
      readonly direction: "asc" | "desc";
      readonly concept: Concept | null;
      /** "common", "popular": counts the rows of what follows. */
      readonly frequency: boolean;
    }
  | { readonly tag: "top"; readonly direction: "asc" | "desc" }
  | { readonly tag: "compare"; readonly operator: ComparisonOperator; readonly concept: Concept | null }
  | { readonly tag: "between" }
  | { readonly tag: "pattern"; readonly operator: "contains" | "starts_with" | "ends_with" }
  | { readonly tag: "empty"; readonly negated: boolean }
  | { readonly tag: "and" }
  | { readonly tag: "or" }
  | { readonly tag: "comma" }
  | { readonly tag: "stop" }
  | { readonly tag: "not" }
  | { readonly tag: "without" }
  | { readonly tag: "except" }
  | { readonly tag: "both" }
  | { readonly tag: "relative"; readonly word: "whose" | "who" | "with" | "where" | "having" }
  | { readonly tag: "preposition"; readonly word: "of" | "in" | "for" | "from" | "at" | "on" | "to" }
  | { readonly tag: "distinct" }
  | { readonly tag: "all" }
  | { readonly tag: "named" }
  | { readonly tag: "their" }
  | { readonly tag: "star" }
  | { readonly tag: "have" }
  | { readonly tag: "be" }
  | { readonly tag: "any" }
  | { readonly tag: "every" }
  | { readonly tag: "grain"; readonly grain: TimeGrain }
  | { readonly tag: "part"; readonly part: TimePart }
  | { readonly tag: "share" }
  /** "this month compared to last month": two times are put side by side. */
  | { readonly tag: "versus" }
  | {
      readonly tag: "series";
      readonly kind: "running_total" | "moving_average" | "growth" | "change";
      readonly yearAgo: boolean;
    }
  | { readonly tag: "chart"; readonly chart: string };

/** Tags with parameters, short to write in the lists of phrases. */
export const extreme = (direction: "asc" | "desc", concept: Concept | null = null, frequency = false): Tag => ({
  tag: "extreme",
  direction,
  concept,
  frequency,
});
export const compare = (operator: ComparisonOperator, concept: Concept | null = null): Tag => ({
  tag: "compare",
  operator,
  concept,
});
export const sort = (direction: "asc" | "desc" | null, alphabetical = false): Tag => ({
  tag: "sort",
  direction,
  alphabetical,
});

/** Phrases, as lower-case words with single spaces, and what each does. */
export type Phrases = ReadonlyMap<string, Tag>;

/** Builds the table from lists, so that a language file reads as lists of phrases. */
export function phraseTable(...lists: readonly (readonly [Tag, string])[]): Phrases {
  const table = new Map<string, Tag>();
  for (const [tag, phrases] of lists) {
    for (const phrase of phrases.split("|")) table.set(phrase.trim(), tag);
  }
  return table;
}
