import { percentile } from "@/scripts/bench/harness";
import type { Outcome } from "./outcome";

/** **Units** milliseconds since 1970. From inclusive, to exclusive. */
export type Stretch = { readonly from: number; readonly to: number };

const windowMs = 1_000;
/** So many of them must be as usual, one after the other, for it to be over. */
const calmCount = 3;
/** What others do on the machine moves times by so much; a fault does more. */
const usual = (p95: number) => p95 * 3 + 100;

/** Those that were due in a stretch. */
export function within(outcomes: readonly Outcome[], { from, to }: Stretch): Outcome[] {
  return outcomes.filter(({ at }) => at >= from && at < to);
}

/** Good answers a second that came in a stretch, whenever they were asked for. */
export function answersPerSecond(outcomes: readonly Outcome[], { from, to }: Stretch): number {
  const came = outcomes.filter(({ at, ms, problem }) => problem === null && at + ms >= from && at + ms < to);
  return (came.length * 1_000) / (to - from);
}

/** Example: `"41 / 120 / 260 ms"` */
export function times(outcomes: readonly Outcome[]): string {
  const all = outcomes.filter(({ problem }) => problem === null).map(({ ms }) => ms);
  if (all.length === 0) return "none answered";
  return `${[0.5, 0.95, 0.99].map((part) => Math.round(percentile(all, part))).join(" / ")} ms`;
}

/** Of each kind, half of which are answered sooner, and nineteen of twenty. Example: `"view 4 / 20 ms, edit 30 / 90 ms"` */
export function timesByKind(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)]
    .map(([kind, ofKind]) => {
      const all = ofKind.map(({ ms }) => ms);
      return `${kind} ${Math.round(percentile(all, 0.5))} / ${Math.round(percentile(all, 0.95))} ms`;
    })
    .join(", ");
}

/** Example: `"edit: 503 db/unavailable ×12, ECONNRESET ×1; view: 502 ×3"`; empty where nothing failed. */
export function problemsByKind(outcomes: readonly Outcome[]): string {
  const failed = Map.groupBy(
    outcomes.filter(({ problem }) => problem !== null),
    ({ kind }) => kind,
  );
  return [...failed]
    .map(([kind, ofKind]) => {
      const counted = Map.groupBy(ofKind, ({ problem }) => problem);
      return `${kind}: ${[...counted].map(([problem, same]) => `${problem} ×${same.length}`).join(", ")}`;
    })
    .join("; ");
}

/** Of each kind, how much was answered well. Example: `"view 100 %, edit 3 %"` */
export function answeredByKind(outcomes: readonly Outcome[]): string {
  return [...Map.groupBy(outcomes, ({ kind }) => kind)]
    .map(([kind, ofKind]) => {
      const good = ofKind.filter(({ problem }) => problem === null).length;
      return `${kind} ${Math.floor((100 * good) / ofKind.length)} %`;
    })
    .join(", ");
}

/**
 * When, after a fault ended, requests of every kind succeeded and took no longer than before it, and did so from then on.
 * `after`: all that was due since then, for longer than it may take. **Units** milliseconds from the end of the fault. **Nulls** it did not.
 */
export function settledAfter(before: readonly Outcome[], after: readonly Outcome[], endedAt: number): number | null {
  const limit = usual(
    percentile(
      before.map(({ ms }) => ms),
      0.95,
    ),
  );
  const lastFailure = Math.max(endedAt, ...after.filter(({ problem }) => problem !== null).map(({ at }) => at));
  const windows = Map.groupBy(after, ({ at }) => Math.floor((at - endedAt) / windowMs));
  const isCalm = (index: number): boolean => {
    const due = windows.get(index);
    return (
      due !== undefined &&
      percentile(
        due.map(({ ms }) => ms),
        0.95,
      ) <= limit
    );
  };
  const indexes = [...windows.keys()].sort((a, b) => a - b);
  const first = indexes.find((index) => Array.from({ length: calmCount }, (_, on) => index + on).every(isCalm));
  if (first === undefined) return null;
  return Math.max(first * windowMs, lastFailure - endedAt);
}
