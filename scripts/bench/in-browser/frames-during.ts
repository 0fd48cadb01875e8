import type { Page } from "playwright";

/** As text: what compiles this file would put names of its own into a function, which the page does not know. */
const begin = `(() => {
  window.benchFrames = [];
  let before = performance.now();
  const next = (now) => {
    window.benchFrames?.push(now - before);
    before = now;
    if (window.benchFrames) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})()`;
const end = "(() => { const frames = window.benchFrames; window.benchFrames = null; return frames; })()";

/** How long each frame took while something was done to the page. **Units** milliseconds from one frame to the next. */
export async function framesDuring(page: Page, action: () => Promise<void>): Promise<number[]> {
  await page.evaluate(begin);
  await action();
  const frames = await page.evaluate<number[]>(end);
  // The first one began before the measuring.
  return frames.slice(1);
}
