/** What was seen while something went wrong. */
export type FaultReport = {
  /** Requests that were sent. */
  readonly sent: number;
  /** Those that were answered with an error, or not at all. */
  readonly failed: number;
  /** Answers that were not what they should have been, and files that were damaged. */
  readonly wrong: number;
  /** Edits that were acknowledged, and those of them that are not there any more. */
  readonly acknowledged: number;
  readonly lost: number;
  /** The slowest answer. **Units** milliseconds. */
  readonly slowestMs: number;
  /**
   * From the end of the fault until all is as before; "not seen": people stayed as long as was foreseen, and it was not. **Units**
   * milliseconds. **Nulls** null: there is nothing to come back to.
   */
  readonly recoveredMs: number | "not seen" | null;
  /** What else is worth knowing, by name. */
  readonly figures?: Readonly<Record<string, string>>;
};

/** How long or how often, where somebody does not want as much as the fault does by itself. */
export type Wish = {
  /** How long the load is held. */
  readonly seconds: number | null;
  /** How often something is killed. */
  readonly times: number | null;
  /** How much of what is possible is sent. **Units** percent. */
  readonly part: number | null;
};

export type Fault = {
  readonly name: string;
  /** What is done. */
  readonly about: string;
  /** Whether requests may fail while it lasts; nothing may be wrong or lost in any. Left out: none may. */
  readonly mayFail?: boolean;
  /** The time until all is as before, at the most. **Units** milliseconds. */
  readonly recoveredMsMax?: number;
  /** Null where the machine lacks what it needs; `missing` says what. */
  readonly run: (signal: AbortSignal, wish: Wish) => Promise<FaultReport | { readonly missing: string }>;
};

/** What a report says that should not be, in words. Nothing: all is as it should be. */
export function shortcomings({ mayFail = false, recoveredMsMax }: Fault, report: FaultReport): string[] {
  const { failed, wrong, lost, recoveredMs } = report;
  return [
    ...(failed > 0 && !mayFail ? [`${failed} requests failed`] : []),
    ...(wrong > 0 ? [`${wrong} wrong`] : []),
    ...(lost > 0 ? [`${lost} edits lost`] : []),
    ...tooLate(recoveredMs, recoveredMsMax),
  ];
}

function tooLate(recoveredMs: FaultReport["recoveredMs"], msMax = Number.POSITIVE_INFINITY): string[] {
  if (recoveredMs === "not seen") return ["not as before while people stayed"];
  return (recoveredMs ?? 0) > msMax ? [`as before only after ${inSeconds(recoveredMs)}`] : [];
}

/** Example: `"1.2 s"`; empty where there is nothing to come back to. */
export function inSeconds(recoveredMs: FaultReport["recoveredMs"]): string {
  return typeof recoveredMs === "number" ? `${(recoveredMs / 1_000).toFixed(1)} s` : (recoveredMs ?? "");
}
