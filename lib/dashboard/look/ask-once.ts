import "server-only";
import type { LookContext } from "@/lib/dashboard/look/look-context";
import type { Ask } from "@/lib/dashboard/look/widget-ask";
import { refuse } from "@/lib/errors";
import { peekStoredQuery, runStoredQuery, type StoredQueryRun } from "@/lib/pipeline/run-stored-query";
import { ok, type Result } from "@/lib/result";
import { logger } from "@/lib/telemetry/logger";
import { requestContext } from "@/lib/telemetry/request-context";

/** One query that a widget waits for. */
export type Wanted = {
  readonly widgetId: string;
  readonly title: string;
  readonly ask: Ask;
  readonly cacheSeconds: number;
};

export type RunOptions = { readonly signal: AbortSignal; readonly refresh: boolean; readonly confirmed: boolean };

/** Gives each query its run, by whichever way. */
export type Ways = (context: LookContext, wanted: readonly Wanted[]) => Runs;

/** Asks for the run of a query that was declared before. */
export type Runs = (ask: Ask) => Promise<Result<StoredQueryRun>>;

const keyOf = ({ sourceId, sql }: Ask) => JSON.stringify([sourceId, sql]);

/**
 * Runs all that widgets want, equal queries once; of those who want the same, the one that wants the freshest rows decides their age.
 * One that breaks is its own widgets' error alone.
 */
export function askOnce(options: RunOptions): Ways {
  return ({ viewer, dashboard }, wanted) =>
    once(wanted, ({ ask, title, widgetIds, cacheSeconds }) => {
      const asked = `${dashboard.title} / ${title}`;
      const occasion = { kind: "widget" as const, asked, subject: dashboard.id, widgetIds };
      return runStoredQuery(viewer, ask, { ...options, cacheSeconds, mayBeStale: true, occasion });
    });
}

/** What the caches hold of all that widgets want; the rest fails with execute/cancelled, and nothing is run. */
export const peekOnce: Ways = ({ viewer }, wanted) =>
  once(wanted, async ({ ask, cacheSeconds }) => {
    const run = await peekStoredQuery(viewer, ask, cacheSeconds);
    return run ? ok(run) : refuse("execute/cancelled");
  });

type WantedOnce = Omit<Wanted, "widgetId"> & { readonly widgetIds: string[] };

function once(wanted: readonly Wanted[], run: (one: WantedOnce) => Promise<Result<StoredQueryRun>>): Runs {
  const runs = new Map<string, Promise<Result<StoredQueryRun>>>();
  for (const [key, group] of Map.groupBy(wanted, ({ ask }) => keyOf(ask))) {
    const [first] = group;
    const cacheSeconds = Math.min(...group.map((one) => one.cacheSeconds));
    const widgetIds = [...new Set(group.map(({ widgetId }) => widgetId))];
    if (first)
      runs.set(
        key,
        safely(() => run({ ...first, cacheSeconds, widgetIds }), widgetIds),
      );
  }
  return (ask) => runs.get(keyOf(ask)) ?? Promise.resolve(refuse("dashboard/widget-not-found"));
}

/** What breaks unexpectedly must not blank the whole dashboard: it is logged here and becomes these widgets' own error. */
export async function safely<T>(run: () => Promise<Result<T>>, widgetIds: readonly string[]): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    logger("dashboard").error({ err: error, widgetIds }, "a widget's query broke");
    return refuse("request/internal", { requestId: requestContext()?.requestId ?? "" });
  }
}
