/** A frame has 16 ms; the rest of it is left to whatever else moves on the page. */
const sliceMs = 8;
/** A page that nobody sees has no frames. */
const hiddenTurnMs = 50;

/** Gives the page its turn: until the next frame, or a while where there are none. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, hiddenTurnMs);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Does a work piece by piece so that the page stays alive. **Nulls** null: it was called off. */
export async function runInSlices<T>(work: Generator<void, T>, signal: AbortSignal): Promise<T | null> {
  for (;;) {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) return step.value;
    }
    await nextFrame();
    if (signal.aborted) return null;
  }
}

/** The same at one go, where it is short. */
export function runAtOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
