import { useLayoutEffect, useRef } from "react";

/** The newest value, for handlers that stay the same function. Not to be read while drawing. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  // Handlers are outside of React: they run after the value was drawn.
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
