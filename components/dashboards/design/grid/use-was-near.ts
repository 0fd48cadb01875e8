import { type RefCallback, useCallback, useState } from "react";

/** Far enough outside the window that a chart is drawn before it comes into sight. */
const rootMargin = "600px 0px";

/** Whether an element has been near the window once. What was drawn then stays: scrolling back must not show a skeleton again. */
export function useWasNear<T extends Element>(): { ref: RefCallback<T>; wasNear: boolean } {
  const [wasNear, setNear] = useState(false);
  const ref = useCallback<RefCallback<T>>((element) => {
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setNear(true);
        observer.disconnect();
      },
      { rootMargin },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, wasNear };
}
