import { Refused } from "@/lib/guard/refused";
import { bodyIf, setBodyIf, type TreeNode } from "@/lib/guard/tree";

/**
 * Adds LIMIT to the outermost query or lowers it, and returns how many rows are to be kept.
 * A query without limit, or with a higher one, asks for one row more than is kept: then a further row, if it comes,
 * says that the result was cut.
 */
export function limitRows(query: TreeNode, rowCountMax: number): number {
  const set = setBodyIf(query);
  const select = bodyIf(query, "select");
  const given = set ? set.limit : (select?.limit?.this ?? select?.fetch?.count ?? null);
  const literal = bodyIf(given, "literal");
  const wanted = literal?.literal_type === "number" && /^\d+$/.test(literal.value) ? Number(literal.value) : null;
  const fits = wanted !== null && wanted <= rowCountMax;
  const node: TreeNode = {
    literal: { literal_type: "number", value: String(fits ? wanted : rowCountMax + 1) },
  };
  if (set) set.limit = node;
  else if (select) {
    select.limit = { this: node };
    select.fetch = null;
  } else throw new Refused("guard/not-one-select");
  return fits ? wanted : rowCountMax;
}
