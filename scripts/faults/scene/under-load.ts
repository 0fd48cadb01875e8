import { setTimeout as delay } from "node:timers/promises";
import type { FaultReport } from "@/scripts/faults/fault";
import type { Outcome } from "@/scripts/faults/load/outcome";
import {
  answeredByKind,
  answersPerSecond,
  problemsByKind,
  type Stretch,
  settledAfter,
  times,
  timesByKind,
  within,
} from "@/scripts/faults/load/summary";
import { Traffic } from "@/scripts/faults/load/traffic";
import { judgeEdits } from "./judge-edits";
import type { Scene } from "./scene";

/** Few at first: everything is computed for the first time. */
const warmSideBySide = 6;
/** Enough that nobody is ever idle. */
const sideBySide = 16;
/**
 * How long people come before its capacity is measured, and how long it is then. What is shown is kept for a minute: in the first, which
 * all of it has begun together, a scene carries more than ever after. **Units** milliseconds.
 */
const measures = {
  brief: { warmMs: 20_000, measuredMs: 12_000 },
  thorough: { warmMs: 90_000, measuredMs: 60_000 },
};
const restMs = 2_000;
const readyMsMax = 60_000;
const readyPollMs = 100;

export type Trouble = {
  /** How long all is well first, and how long people stay afterwards. **Units** milliseconds. */
  readonly beforeMs: number;
  readonly afterMs: number;
  /** Does what goes wrong, until it is over. Null: nothing does. */
  readonly happen: (() => Promise<void>) | null;
};

type Loaded = {
  readonly scene: Scene;
  /** Where the store is read afterwards. */
  readonly databaseUrl: string;
  /** How much of its capacity is sent. **Units** percent. */
  readonly part: number;
  readonly measure: keyof typeof measures;
  readonly signal: AbortSignal;
};

/** Many people at work before, while and after something goes wrong; how many, is measured first. */
export async function underLoad(
  { scene, databaseUrl, part, measure, signal }: Loaded,
  trouble: Trouble,
): Promise<FaultReport> {
  await using traffic = await Traffic.open(scene.plan);
  const wait = (ms: number) => delay(ms, undefined, { signal });
  const capacity = await measureCapacity(traffic, { ...measures[measure], wait });
  const perSecond = (capacity * part) / 100;
  say(`${Math.round(capacity)} requests a second at most; ${Math.round(perSecond)} are sent`);
  await traffic.hold(perSecond);
  const begin = Date.now();
  await wait(trouble.beforeMs);
  const stretches = { before: { from: begin, to: Date.now() }, during: await happened(trouble) };
  const readyAt = trouble.happen === null ? null : await becomesReady(scene, wait);
  await wait(Math.max(0, stretches.during.to + trouble.afterMs - Date.now()));
  const to = Date.now();
  await traffic.rest();
  const { outcomes, confirmed } = await traffic.report();
  const { people } = scene.plan;
  const judged = await judgeEdits({ confirmed, databaseUrl, instances: scene.instances, people });
  return { ...judged, ...reportOf(outcomes, { ...stretches, all: { from: begin, to }, readyAt, capacity }) };
}

/** Good answers a second when there is always somebody who waits for one. */
async function measureCapacity(
  traffic: Traffic,
  { warmMs, measuredMs, wait }: (typeof measures)["brief"] & { wait: (ms: number) => Promise<void> },
): Promise<number> {
  await traffic.rush(warmSideBySide);
  await wait(warmMs);
  await traffic.rush(sideBySide);
  await wait(restMs);
  const from = Date.now();
  await wait(measuredMs);
  const to = Date.now();
  await traffic.rest();
  const { outcomes } = await traffic.report();
  const problems = problemsByKind(outcomes);
  if (problems !== "") throw new Error(`requests failed before anything went wrong: ${problems}`);
  say(`all that there is room for: ${timesByKind(within(outcomes, { from, to }))}`);
  await wait(restMs);
  return answersPerSecond(outcomes, { from, to });
}

async function happened({ happen }: Trouble): Promise<Stretch> {
  const from = Date.now();
  await happen?.();
  return { from, to: Date.now() };
}

async function becomesReady(scene: Scene, wait: (ms: number) => Promise<void>): Promise<number> {
  for (const giveUpAt = Date.now() + readyMsMax; Date.now() < giveUpAt; await wait(readyPollMs)) {
    if (await scene.isReady()) return Date.now();
  }
  throw new Error(`after ${readyMsMax / 1_000} s the instances are not ready`);
}

type Course = {
  readonly before: Stretch;
  readonly during: Stretch;
  readonly all: Stretch;
  /** Null: nothing went wrong. */
  readonly readyAt: number | null;
  readonly capacity: number;
};

function reportOf(
  outcomes: readonly Outcome[],
  { before, during, all, readyAt, capacity }: Course,
): Omit<FaultReport, "acknowledged" | "lost"> {
  const failed = outcomes.filter(({ problem }) => problem !== null);
  const [calm, troubled] = [within(outcomes, before), within(outcomes, during)];
  return {
    sent: outcomes.length,
    failed: failed.length,
    wrong: outcomes.filter(({ isWrong }) => isWrong).length,
    slowestMs: outcomes.reduce((slowest, { ms }) => Math.max(slowest, ms), 0),
    recoveredMs: readyAt === null ? null : recovered({ outcomes, calm, from: during.to, readyAt }),
    figures: {
      "answers a second": `${answersPerSecond(outcomes, all).toFixed(0)} of ${capacity.toFixed(0)} at most`,
      "p50 / p95 / p99": times(outcomes),
      "p50 / p95 by kind": timesByKind(calm),
      ...(readyAt === null
        ? {}
        : {
            "the same while it lasted": times(troubled),
            "the same afterwards": times(within(outcomes, { from: during.to, to: all.to })),
            "answered meanwhile": answeredByKind(troubled),
          }),
      "failed by kind": problemsByKind(outcomes) || "nothing",
    },
  };
}

type After = { outcomes: readonly Outcome[]; calm: readonly Outcome[]; from: number; readyAt: number };

function recovered({ outcomes, calm, from, readyAt }: After): number | "not seen" {
  const settledMs = settledAfter(calm, within(outcomes, { from, to: Number.POSITIVE_INFINITY }), from);
  return settledMs === null ? "not seen" : Math.max(settledMs, readyAt - from);
}

function say(text: string): void {
  console.error(`  ${text}`);
}
