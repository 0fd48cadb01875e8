import type { Page } from "playwright";
import { atMost, type Figure, percentile } from "@/scripts/bench/harness";
import { computingDuring } from "@/scripts/bench/in-browser/computing-during";
import { framesDuring } from "@/scripts/bench/in-browser/frames-during";

type Measured = {
  /** What is done: "hovering". */
  readonly what: string;
  /** Of 95 of 100 frames. **Units** milliseconds. **Nulls** none is set. */
  readonly barMs: number | null;
  /** Done before it each time, unmeasured. */
  readonly before?: () => Promise<void>;
};

/** How long frames take while something is done to a page. It is done twice: by the clock, and for what the page itself computed. */
export async function frameFigures(
  page: Page,
  { what, barMs, before }: Measured,
  action: () => Promise<void>,
): Promise<Figure[]> {
  await before?.();
  const frames = await framesDuring(page, action);
  await before?.();
  const computing = await computingDuring(page, () => framesDuring(page, action).then(() => undefined));
  const figure = (part: number) => ({
    ...{ value: percentile(frames, part), computing: percentile(computing, part), unit: "ms" as const },
  });
  return [
    { name: `${what}: 95th percentile frame`, ...figure(0.95), bar: barMs === null ? null : atMost(barMs) },
    { name: `${what}: longest frame`, ...figure(1), bar: null },
  ];
}
