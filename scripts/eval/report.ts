import type { Outcome } from "@/scripts/eval/evaluate";

const percent = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** The figures of a run as lines of text. */
export function report(outcomes: readonly Outcome[], seconds: number): string {
  const lines: string[] = [];
  const line = (name: string, value: string) => lines.push(`${name.padEnd(34)} ${value}`);
  const right = outcomes.filter((outcome) => outcome.right);
  const answered = outcomes.filter(({ outcome }) => outcome === "answer");
  const confident = answered.filter((outcome) => outcome.confident);
  line("questions", String(outcomes.length));
  line("execution accuracy", `${percent(right.length, outcomes.length)} (${right.length})`);
  const levels = [...new Set(outcomes.flatMap(({ hardness }) => hardness ?? []))];
  for (const level of [
    "easy",
    "medium",
    "hard",
    "extra",
    ...levels.filter((name) => !["easy", "medium", "hard", "extra"].includes(name)),
  ]) {
    const group = outcomes.filter(({ hardness }) => hardness === level);
    if (group.length > 0)
      line(`  ${level}`, `${percent(group.filter((one) => one.right).length, group.length)} of ${group.length}`);
  }
  line("answered", percent(answered.length, outcomes.length));
  line(
    "clarified / refused",
    `${outcomes.filter(({ outcome }) => outcome === "clarify").length} / ${outcomes.filter(({ outcome }) => outcome === "refuse").length}`,
  );
  line("confident: coverage", percent(confident.length, outcomes.length));
  line("confident: right", percent(confident.filter((outcome) => outcome.right).length, confident.length));
  const failed = answered.filter(({ problem }) => problem !== null && !problem.startsWith("gold:"));
  line("answers that did not run", String(failed.length));
  const times = outcomes.map(({ ms }) => ms).toSorted((a, b) => a - b);
  line("ms a question: median / p95", `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`);
  const tokens = outcomes.reduce((sum, outcome) => sum + outcome.tokens, 0);
  if (tokens > 0) {
    const cost = outcomes.reduce((sum, outcome) => sum + (outcome.costUsd ?? 0), 0);
    line("tokens / cost", `${tokens} / $${cost.toFixed(4)}`);
  }
  line("seconds in all", seconds.toFixed(1));
  return lines.join("\n");
}

/** One line of `--out`. */
export const predictionLine = ({ id, outcome, sql, confident, confidence, ms, engine }: Outcome): string =>
  JSON.stringify({ id, outcome, sql, confident, confidence, ms: Number(ms.toFixed(2)), engine });
