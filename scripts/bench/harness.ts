import { setImmediate as untilIdle } from "node:timers/promises";

export type Unit = "/s" | "ms" | "MiB" | "KiB" | "%" | "×" | "rows";

/** One measured figure. `bar`: what it should be; null where it is only worth knowing. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: Unit;
  /** Of a time, how much the thread was computing: the rest it waited, mostly for a core that others had. */
  readonly computing?: number;
  readonly bar: { readonly kind: "at most" | "at least"; readonly value: number } | null;
};

export type BenchOptions = {
  /** A folder with SQLite files, for benches that need real databases; null: those are left out. */
  readonly databases: string | null;
  /** Databases beyond those, as connection URLs. */
  readonly sources: readonly string[];
  /** Files of questions with gold queries, in the form that eval reads. */
  readonly questions: readonly string[];
  readonly signal: AbortSignal;
};

export type Bench = {
  readonly name: string;
  readonly about: string;
  /** It measures the production server, which is built where its sources have changed. */
  readonly needsBuild?: boolean;
  /** Null when the options lack what it needs; `missing` says what. */
  readonly run: (options: BenchOptions) => Promise<readonly Figure[] | { readonly missing: string }>;
};

/** The value that this part of all values does not exceed, by nearest rank: 0.95 of 100 values is the 95th. */
export function percentile(values: readonly number[], part: number): number {
  if (values.length === 0) throw new Error("There is nothing to take a percentile of.");
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(part * sorted.length)));
  return sorted[rank - 1] ?? 0;
}

/** How long something took. Units: milliseconds of wall time, and of those the ones that this thread computed. */
export type Time = { readonly wallMs: number; readonly computingMs: number };

/** Runs `work` and gives its result with the time that it took. */
export function timed<T>(work: () => T): Time & { readonly result: T } {
  const cpu = process.threadCpuUsage();
  const started = performance.now();
  const result = work();
  const wallMs = performance.now() - started;
  const { user, system } = process.threadCpuUsage(cpu);
  return { wallMs, computingMs: (user + system) / 1_000, result };
}

/** A figure of many times: the one that this part of them does not exceed. */
export function timeFigure(name: string, times: readonly Time[], part: number, bar: Figure["bar"]): Figure {
  return {
    name,
    value: percentile(
      times.map(({ wallMs }) => wallMs),
      part,
    ),
    computing: percentile(
      times.map(({ computingMs }) => computingMs),
      part,
    ),
    ...{ unit: "ms", bar },
  };
}

/**
 * What `work` leaves on the heap as long as its result is held: both sides are measured after a full collection, so node must
 * run with --expose-gc. Units: MiB.
 */
export async function heldMemory(work: () => unknown): Promise<number> {
  const before = await heapAfterCollection();
  const held = work();
  const after = await heapAfterCollection();
  // Named once more, so that nothing of it may be collected before the second measurement.
  return held === undefined ? 0 : (after - before) / 2 ** 20;
}

async function heapAfterCollection(): Promise<number> {
  // Twice with a turn of the event loop between: what is only weakly held goes in the second round.
  collect();
  await untilIdle();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Collects what nothing holds any more, so that what is measured next is not charged for what was there before. */
export function collect(): void {
  if (globalThis.gc === undefined) throw new Error("Benches run with node --expose-gc.");
  globalThis.gc();
}

export const atMost = (value: number): Figure["bar"] => ({ kind: "at most", value });
export const atLeast = (value: number): Figure["bar"] => ({ kind: "at least", value });

/** Whether a figure is as its bar wants it; null without a bar. */
export function meetsBar({ value, bar }: Figure): boolean | null {
  if (bar === null) return null;
  return bar.kind === "at most" ? value <= bar.value : value >= bar.value;
}

/** "7.3 ms", "1,204 ms", "96.5 %": three digits that count, whole numbers from a hundred on. */
export function shown(value: number, unit: Unit): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })} ${unit}`;
}
