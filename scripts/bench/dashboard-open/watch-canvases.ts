import type { Page } from "playwright";
import { keepNames } from "@/scripts/bench/in-browser/keep-names";

/** When the first and the last chart stood, in milliseconds since the navigation began. */
export type Drawn = { readonly first: number; readonly last: number };

/**
 * Notes, in every page from now on, when each canvas was painted on for the first time. The pages ask for no motion, so that what is
 * painted first is the whole picture.
 */
export async function watchCanvases(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await keepNames(page);
  await page.addInitScript(() => {
    const paintedAt = new Map<unknown, number>();
    const context = CanvasRenderingContext2D.prototype;
    const note = (canvas: HTMLCanvasElement) => {
      // Canvases outside the page measure text and paint patterns.
      if (canvas.isConnected && !paintedAt.has(canvas)) paintedAt.set(canvas, performance.now());
    };
    const { fill, stroke } = context;
    context.fill = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      note(this.canvas);
      return Reflect.apply(fill, this, given);
    };
    context.stroke = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
      note(this.canvas);
      return Reflect.apply(stroke, this, given);
    };
    Object.assign(globalThis, { paintedAt });
  });
}

/** Waits until this many charts stand. Fails: throws after half a minute. */
export async function allDrawn(page: Page, count: number): Promise<Drawn> {
  const handle = await page.waitForFunction(
    (wanted) => {
      const { paintedAt } = globalThis as unknown as { paintedAt: Map<unknown, number> };
      const times = [...paintedAt.values()].sort((a, b) => a - b);
      return times.length >= wanted ? { first: times[0] ?? 0, last: times[wanted - 1] ?? 0 } : null;
    },
    count,
    { timeout: 30_000 },
  );
  return (await handle.jsonValue()) as Drawn;
}
