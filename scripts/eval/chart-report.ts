import type { ChartOutcome } from "@/scripts/eval/measure-charts";
import { share } from "@/scripts/eval/report";

/** The figures of a run over charts as lines of text. */
export function chartReport(outcomes: readonly ChartOutcome[], seconds: number): string {
  const judged = outcomes.filter(({ reference }) => reference !== null);
  const references = [...new Set(judged.flatMap(({ reference }) => reference ?? []))].toSorted();
  const lines: [string, string][] = [
    ["charts", String(judged.length)],
    ["first choice", firstRight(judged)],
    ["in the first three", threeRight(judged)],
    ...(["names a chart", "names no chart"] as const).flatMap((name) =>
      groupLines(
        name,
        judged.filter(({ namesChart }) => namesChart === (name === "names a chart")),
      ),
    ),
    ...references.flatMap((type) =>
      groupLines(
        type,
        judged.filter(({ reference }) => reference === type),
      ),
    ),
    ["gold queries that did not run", String(outcomes.filter(({ problem }) => problem !== null).length)],
    ["seconds in all", seconds.toFixed(1)],
  ];
  return lines.map(([name, value]) => `${name.padEnd(32)} ${value}`).join("\n");
}

function groupLines(name: string, outcomes: readonly ChartOutcome[]): [string, string][] {
  if (outcomes.length === 0) return [];
  return [
    [`  ${name}`, firstRight(outcomes)],
    [`  ${name}, first three`, threeRight(outcomes)],
  ];
}

function firstRight(outcomes: readonly ChartOutcome[]): string {
  return share(outcomes.filter(({ first, reference }) => first === reference).length, outcomes.length);
}

function threeRight(outcomes: readonly ChartOutcome[]): string {
  const right = outcomes.filter(({ firstThree, reference }) => reference !== null && firstThree.includes(reference));
  return share(right.length, outcomes.length);
}
