/** What was seen while something went wrong. */
export type FaultReport = {
  /** Requests that were sent. */
  readonly sent: number;
  /** Those that were answered with an error, or not at all. */
  readonly failed: number;
  /** Answers that were not what they should have been. */
  readonly wrong: number;
  /** Edits that were acknowledged, and those of them that are not there any more. */
  readonly acknowledged: number;
  readonly lost: number;
  /** The slowest answer. **Units** milliseconds. */
  readonly slowestMs: number;
  /** From the end of the fault until all is as before. **Units** milliseconds. **Nulls** null: there is nothing to come back to. */
  readonly recoveredMs: number | null;
};

export type Fault = {
  readonly name: string;
  /** What is done. */
  readonly about: string;
  /** Null where the machine lacks what it needs; `missing` says what. */
  readonly run: (signal: AbortSignal) => Promise<FaultReport | { readonly missing: string }>;
};
