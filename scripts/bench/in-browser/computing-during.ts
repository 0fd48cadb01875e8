import type { Page } from "playwright";

type TraceEvent = { name: string; tid: number; ts: number; tdur?: number; args?: { name?: string } };

const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "toplevel"];

/**
 * How much the page's own thread computed for each frame while something was done to it: what is left of a frame's time when other
 * processes of the machine do not count. **Units** milliseconds. Source: Chromium's trace, its thread clock.
 */
export async function computingDuring(page: Page, action: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser();
  if (!browser) throw new Error("The page has no browser to be traced.");
  await browser.startTracing(page, { categories });
  await action();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const events = trace.traceEvents.toSorted((a, b) => a.ts - b.ts);
  const ticks = events.filter(({ name }) => name === "FireAnimationFrame");
  // Only the page that is measured asks for frames.
  const thread = ticks[0]?.tid;
  const tasks = events.filter(({ name, tid }) => name.endsWith("RunTask") && tid === thread);
  return ticks.slice(1).map(({ ts }, index) => {
    const from = ticks[index]?.ts ?? 0;
    const within = tasks.filter((task) => task.ts > from && task.ts <= ts);
    return within.reduce((sum, { tdur = 0 }) => sum + tdur, 0) / 1_000;
  });
}
