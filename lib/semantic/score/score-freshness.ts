import { type PartScore, type ScoreFacts, searchOf } from "@/lib/semantic/score/part-score";

const dayMs = 86_400_000;
/** A structure read within a week is as good as new; after a quarter nobody knows what it still says. **Units** days. */
const [freshDays, staleDays] = [7, 90];

/** Whether the source was read lately. */
export function scoreFreshness({ readAt, now }: Pick<ScoreFacts, "readAt" | "now">): PartScore {
  if (readAt === null) return { score: 0, todo: [todoAfter(staleDays, 1)] };
  const days = Math.max(0, (now.getTime() - readAt.getTime()) / dayMs);
  const score = Math.min(1, Math.max(0, (staleDays - days) / (staleDays - freshDays)));
  return { score, todo: score === 1 ? [] : [todoAfter(Math.round(days), 1 - score)] };
}

function todoAfter(days: number, gain: number) {
  return { code: "analyse-again", params: { days }, entity: null, gain, search: searchOf("tables") };
}
