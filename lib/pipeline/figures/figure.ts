/** What a number in a text claims to be. */
export type FigureForm = "plain" | "percent" | "points" | "times" | "ordinal" | "vague";

/** A number that a text says; never negative, signs and directions stand in its words. */
export type Figure = {
  /** As it was written. */
  readonly text: string;
  readonly form: FigureForm;
  readonly value: number;
  /** How far the true value may lie from it: rounding as it was written. */
  readonly tolerance: number;
};
