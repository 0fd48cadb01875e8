const edgePx = 64;
const stepPx = 14;

/** Scrolls the page while something is held at its upper or lower edge. `at` follows the pointer; `stop` ends it. */
export function createEdgeScroll() {
  let pointerY: number | null = null;
  let frame = 0;
  const step = () => {
    if (pointerY === null) return;
    if (pointerY < edgePx) window.scrollBy(0, -stepPx);
    else if (pointerY > window.innerHeight - edgePx) window.scrollBy(0, stepPx);
    frame = requestAnimationFrame(step);
  };
  return {
    at: (clientY: number) => {
      if (pointerY === null) frame = requestAnimationFrame(step);
      pointerY = clientY;
    },
    stop: () => {
      pointerY = null;
      cancelAnimationFrame(frame);
    },
  };
}
