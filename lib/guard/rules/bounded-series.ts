import { Refused } from "@/lib/guard/refused";
import { isLongStep } from "@/lib/guard/rules/bounded-recursion";
import { bodyIf, type TreeNode } from "@/lib/guard/tree";

/** Rows that a series of numbers may have. */
const seriesCountMax = 10_000;

/**
 * GENERATE_SERIES makes rows out of nothing: allowed between two numbers that are written out and near each other, and
 * between dates in steps of a day or more. Fails: guard/recursion.
 */
export function checkSeries(call: { name: string; args: TreeNode[] }): void {
  const [from, to, step] = call.args;
  if (from && to && step && isLongStep(step)) return;
  const numbers = [from, to, step ?? one].map(numberOf);
  const [first, last, by] = numbers;
  const count = first != null && last != null && by ? Math.abs((last - first) / by) : Number.POSITIVE_INFINITY;
  if (!(count <= seriesCountMax)) throw new Refused("guard/recursion");
}

const one: TreeNode = { literal: { literal_type: "number", value: "1" } };

function numberOf(node: TreeNode | undefined): number | null {
  const literal = bodyIf(node, "literal");
  if (literal?.literal_type === "number") return Number(literal.value);
  const negated = (node?.neg as { this: TreeNode } | undefined)?.this;
  const inner = negated ? numberOf(negated) : null;
  return inner === null ? null : -inner;
}
