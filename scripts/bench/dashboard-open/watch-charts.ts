import type { Page } from "playwright";
import { keepNames } from "@/scripts/bench/in-browser/keep-names";

/** When the first and the last chart stood, in milliseconds since the navigation began. */
export type Drawn = { readonly first: number; readonly last: number };

/**
 * Notes, in every page from now on, when each chart stood: a picture that came with the page when the browser had painted it, a canvas
 * when it was painted on. The pages ask for no motion, so that what is painted first is the whole picture.
 */
export async function watchCharts(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await keepNames(page);
  await page.addInitScript(() => {
    const canvasAt = new Map<unknown, number>();
    const pictureAt = new Map<unknown, number>();
    const context = CanvasRenderingContext2D.prototype;
    const note = (canvas: HTMLCanvasElement) => {
      // Canvases outside the page measure text and paint patterns.
      if (canvas.isConnected && !canvasAt.has(canvas)) canvasAt.set(canvas, performance.now());
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
    // A frame is painted after its callbacks, and before the next message is read.
    const look = () => {
      const seen = [...document.querySelectorAll("[data-picture] svg")].filter(
        (picture) => !pictureAt.has(picture) && picture.checkVisibility({ visibilityProperty: true }),
      );
      if (seen.length > 0) {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          for (const picture of seen) if (!pictureAt.has(picture)) pictureAt.set(picture, performance.now());
        };
        channel.port2.postMessage(null);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { canvasAt, pictureAt });
  });
}

/** Waits until this many charts stand, as pictures or on a canvas. Fails: throws after half a minute. */
export function allDrawn(page: Page, count: number): Promise<Drawn> {
  return whenThere(page, { count, isAnswering: false });
}

/** Waits until this many charts answer to a pointer. Fails: as `allDrawn`. */
export function allAnswering(page: Page, count: number): Promise<Drawn> {
  return whenThere(page, { count, isAnswering: true });
}

async function whenThere(page: Page, wanted: { count: number; isAnswering: boolean }): Promise<Drawn> {
  const handle = await page.waitForFunction(
    ({ count, isAnswering }) => {
      const { canvasAt, pictureAt } = globalThis as unknown as Record<string, Map<unknown, number>>;
      const canvases = [...(canvasAt?.values() ?? [])];
      const pictures = isAnswering ? [] : [...(pictureAt?.values() ?? [])];
      const times = (pictures.length >= count ? pictures : canvases).sort((a, b) => a - b);
      return times.length >= count ? { first: times[0] ?? 0, last: times[count - 1] ?? 0 } : null;
    },
    wanted,
    { timeout: 30_000 },
  );
  return (await handle.jsonValue()) as Drawn;
}
