import type { Outcome } from "@/scripts/eval/evaluate";

/** Dollars for a million tokens. */
export type Price = { readonly input: number; readonly output: number };

const knownLevels = ["easy", "medium", "hard", "extra"];

/** The figures of a run as lines of text. */
export function report(outcomes: readonly Outcome[], seconds: number, price: Price | null): string {
  const judged = outcomes.filter(({ right }) => right !== null);
  const answerable = judged.filter(({ expected }) => expected?.kind === "rows");
  const unanswerable = judged.filter(({ expected }) => expected?.kind === "no-answer");
  const answered = judged.filter(({ outcome }) => outcome === "answer");
  const confident = answered.filter((outcome) => outcome.confident);
  const count = (kind: Outcome["outcome"]) => judged.filter(({ outcome }) => outcome === kind).length;
  const times = outcomes.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return [
    ["questions", String(judged.length)],
    ["execution accuracy", shareRight(answerable)],
    ...levelsOf(answerable).map((level) => [
      `  ${level}`,
      shareRight(answerable.filter(({ hardness }) => hardness === level)),
    ]),
    ...when(
      answerable.some(({ turn }) => turn > 1),
      ["  first questions", shareRight(answerable.filter(({ turn }) => turn === 1))],
      ["  follow-ups", shareRight(answerable.filter(({ turn }) => turn > 1))],
    ),
    ...when(unanswerable.length > 0, ["unanswerable: not answered", shareRight(unanswerable)]),
    ["answered", share(answered.length, judged.length)],
    ["clarified / refused", `${count("clarify")} / ${count("refuse")}`],
    ["confident: coverage", share(confident.length, judged.length)],
    ["confident: right", shareRight(confident)],
    ["answers that did not run", String(judged.filter(({ problem }) => problem?.of === "answer").length)],
    ["gold queries that did not run", String(judged.filter(({ problem }) => problem?.of === "gold").length)],
    ["ms a question: median / p95", `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`],
    ...tokenLines(outcomes, price),
    ["seconds in all", seconds.toFixed(1)],
  ]
    .map(([name = "", value]) => `${name.padEnd(32)} ${value}`)
    .join("\n");
}

const when = (shown: boolean, ...lines: string[][]): string[][] => (shown ? lines : []);

/** Levels in the order of their difficulty, unknown ones behind. */
function levelsOf(outcomes: readonly Outcome[]): string[] {
  const found = new Set(outcomes.flatMap(({ hardness }) => hardness ?? []));
  return [...knownLevels.filter((level) => found.delete(level)), ...found];
}

function tokenLines(outcomes: readonly Outcome[], price: Price | null): string[][] {
  const used = outcomes.flatMap(({ usage }) => usage ?? []);
  if (used.length === 0) return [];
  const input = used.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  const output = used.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
  const dollars = price === null ? null : (input * price.input + output * price.output) / 1_000_000;
  return [
    ["questions put to a model", String(used.length)],
    ["tokens in / out", `${input} / ${output}`],
    ["cost", dollars === null ? "– (give --price)" : `$${dollars.toFixed(4)}`],
  ];
}

export function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} % (${part} of ${whole})`;
}

function shareRight(outcomes: readonly Outcome[]): string {
  return share(outcomes.filter(({ right }) => right === true).length, outcomes.length);
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

/** One line of `--out`. */
export function predictionLine({ id, outcome, sql, confident, confidence, ms, engine }: Outcome): string {
  return JSON.stringify({ id, outcome, sql, confident, confidence, ms: Number(ms.toFixed(2)), engine });
}

/** A wrong answer as it is read by people: the question, what was expected and what came. */
export function failureText({ id, db, confidence, question, expected, sql, outcome, problem }: Outcome): string {
  const wanted =
    expected?.kind === "rows" ? expected.goldSql.map((gold) => `   = ${gold}\n`).join("") : "   = no answer\n";
  const trouble = problem === null ? "" : `   !! ${problem.of}: ${problem.text}\n`;
  return `${id} ${db} ${confidence.toFixed(2)} ${question}\n${wanted}   > ${sql ?? outcome}\n${trouble}`;
}
