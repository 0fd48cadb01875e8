import type { MeasureAggregate } from "@/lib/semantic/schema";

/** Which row of the last result is meant: from 1, or the last. */
export type Place = number | "last";

/** What a sentence asks to be done with an earlier answer, where the whole of it says nothing else. */
export type Move =
  /** "as a pie chart" */
  | { readonly kind: "chart"; readonly chart: string }
  /** "only the top 3", "the last five": `best` and `worst` rank by the figure, `first` and `last` take rows as they stand. */
  | { readonly kind: "cut"; readonly count: number; readonly end: "best" | "worst" | "first" | "last" }
  /** "the other way round" (null), "ascending" */
  | { readonly kind: "turn"; readonly direction: "asc" | "desc" | null }
  /** "without the filter", "for all years", "all of them again" */
  | { readonly kind: "drop"; readonly what: "filters" | "time" | "limit" | "sorting" | "split" | "all" }
  /** "remove the status filter", "drop Berlin" */
  | { readonly kind: "drop_words"; readonly words: string }
  /** "go back to the first question", "and the one before" */
  | { readonly kind: "back"; readonly to: "first" | "before" }
  /** "how about the second one?", or with a question of its own: "show the orders of the second one" */
  | { readonly kind: "row"; readonly place: Place; readonly question: string | null }
  /** "what is the total" */
  | { readonly kind: "total" }
  /** "how many is that" */
  | { readonly kind: "how_many" }
  /** "the average instead" */
  | { readonly kind: "figure"; readonly aggregate: MeasureAggregate }
  /** "what share is that", "in percent" */
  | { readonly kind: "share" }
  /** "compared with last year" (a year back), "… with the month before" (as far back as the period is long) */
  | { readonly kind: "compare"; readonly back: "year" | "period" }
  /** "the same period last year", "the month before" */
  | { readonly kind: "shift"; readonly back: "year" | "period" }
  /** "why did it drop in March" */
  | { readonly kind: "why"; readonly words: string; readonly direction: "down" | "up" | null }
  /** "the same for Berlin": read as the change that it is */
  | { readonly kind: "instead"; readonly question: string };
