import type { ChartLocale } from "@/lib/chart/format-number";
import { formatClock, formatTimeTick } from "@/lib/chart/format-time";
import type { TimeGrain } from "@/lib/execute/schema";

const monthSteps = [1, 3, 6, 12, 24, 60, 120];
const plainSteps = [1, 2, 3, 4, 5, 7, 10, 14, 28];
const hourSteps = [1, 2, 3, 6, 12, 24, 48, 168];

const monthNumber = (time: number) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth();

/** Places at the first point of every n-th month, so that quarters and years begin at a tick. */
function atMonths(times: readonly number[], countMax: number): { indices: number[]; step: number } {
  for (const step of monthSteps) {
    const indices = times.flatMap((time, index) => {
      const month = monthNumber(time);
      const before = times[index - 1];
      const isFirstOfMonth = before !== undefined && monthNumber(before) !== month;
      const isStart = before === undefined && new Date(time).getUTCDate() <= 7;
      return (isFirstOfMonth || isStart) && month % step === 0 ? [index] : [];
    });
    if (indices.length <= countMax) return { indices, step };
  }
  return { indices: [0], step: 120 };
}

function atSteps(times: readonly number[], steps: readonly number[], countMax: number): number[] {
  const step = steps.find((size) => times.length / size <= countMax) ?? Math.ceil(times.length / countMax);
  return times.flatMap((_, index) => (index % step === 0 ? [index] : []));
}

function choosePlaces(times: readonly number[], grain: TimeGrain, countMax: number) {
  switch (grain) {
    case "year":
      return { indices: atSteps(times, [1, 2, 5, 10, 20, 50], countMax), grain: "year" as const };
    case "month":
    case "quarter": {
      if (times.length <= countMax) return { indices: times.map((_, index) => index), grain };
      const { indices, step } = atMonths(times, countMax);
      return { indices, grain: step >= 12 ? ("year" as const) : grain };
    }
    case "week":
    case "day": {
      const days = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 86_400_000;
      if (days <= 25 * countMax && days <= 120) return { indices: atSteps(times, plainSteps, countMax), grain };
      const { indices, step } = atMonths(times, countMax);
      return { indices, grain: step >= 12 ? ("year" as const) : ("month" as const) };
    }
    case "hour":
      return { indices: atSteps(times, hourSteps, countMax), grain };
  }
}

/** The label of each place that gets a tick: few enough to fit, at round places, naming the year where it changes. */
export function timeTicks(
  times: readonly number[],
  grain: TimeGrain,
  locale: ChartLocale,
  countMax: number,
): Map<number, string> {
  const places = choosePlaces(times, grain, Math.max(2, countMax));
  const ticks = new Map<number, string>();
  let before: number | null = null;
  for (const index of places.indices) {
    const time = times[index] ?? 0;
    ticks.set(index, formatTimeTick(time, before, places.grain, locale));
    before = time;
  }
  return ticks;
}

/** The name of a tick on an axis that is zoomed: by how round its time is, so that it is right however much is shown. */
export function tickOfTime(time: number, locale: ChartLocale): string {
  const date = new Date(time);
  if (time % 86_400_000 !== 0) return formatClock(time, locale);
  if (date.getUTCDate() !== 1) return formatTimeTick(time, time, "day", locale);
  return formatTimeTick(time, time, date.getUTCMonth() === 0 ? "year" : "month", locale);
}
