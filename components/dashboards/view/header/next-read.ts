/** How often a dashboard can be read anew, in seconds. */
export const refreshChoices = [5, 10, 30, 60, 300, 900, 3_600, 86_400] as const;
export const refreshSecondsMin = 5;
export const refreshSecondsMax = 86_400;
const backOffMaxMs = 15 * 60_000;

/**
 * How long to wait before reading again: the interval, and after failures twice as long each time, up to a quarter of an hour (or the
 * interval, where that is longer), so that a source in trouble is not pressed.
 */
export function nextReadMs(seconds: number, failures: number): number {
  const interval = seconds * 1_000;
  return Math.max(interval, Math.min(interval * 2 ** Math.min(failures, 20), backOffMaxMs));
}

/** The interval an address or a design asks for. **Nulls** null: never. */
export function refreshSecondsOf(asked: string | null, designed: number | null): number | null {
  if (asked === null) return designed;
  const seconds = Number(asked);
  if (!Number.isFinite(seconds) || seconds <= 0) return null;
  return Math.min(refreshSecondsMax, Math.max(refreshSecondsMin, Math.round(seconds)));
}
