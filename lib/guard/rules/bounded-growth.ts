import { Refused } from "@/lib/guard/refused";
import { bodyIf, setBodyIf, type TreeNode } from "@/lib/guard/tree";

/** Far above honest statements; reading names through them takes time with each. */
const cteCountMax = 300;
/** How many times longer all replacements of a statement together may make a text. */
const growthMax = 10_000;
/** What is put in the place of something and is not written out: as long as values are, or as LPAD may make them. */
const columnLength = 100;
const computedLength = 1_000;

/**
 * Looks at the nodes of one statement, one after the other: replacements that multiply a text until it fills the memory (MariaDB cannot
 * be stopped while it makes one), and more CTEs than anybody writes.
 * Fails: guard/limit.
 */
export function growthWatch(): (node: TreeNode) => void {
  let cteCount = 0;
  let growth = 1;
  return (node) => {
    cteCount += (bodyIf(node, "select") ?? setBodyIf(node))?.with?.ctes.length ?? 0;
    growth *= growthOf(node);
    if (cteCount > cteCountMax || growth > growthMax) throw new Refused("guard/limit");
  };
}

/** At most how many times longer than its text a call of REPLACE is. */
function growthOf(node: TreeNode): number {
  const call = bodyIf(node, "function");
  const name = call?.name.toLowerCase();
  if (!call || (name !== "replace" && name !== "regexp_replace")) return 1;
  const [, from, to] = call.args;
  const length = lengthOf(to);
  if (length === 0) return 1;
  // A pattern may match between any two letters.
  if (name === "regexp_replace") return length + 1;
  const replaced = bodyIf(from, "literal")?.value.length ?? 1;
  return Math.max(1, length / Math.max(1, replaced));
}

function lengthOf(node: TreeNode | undefined): number {
  const literal = bodyIf(node, "literal");
  if (literal) return literal.value.length;
  return bodyIf(node, "column") ? columnLength : computedLength;
}
