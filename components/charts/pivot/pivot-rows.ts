import type { PivotChart, PivotNode } from "@/lib/chart/prepare-pivot";

/** By which figures the headings of a level are put in order; null: as the pivot has them. */
export type PivotSort = { readonly columnKey: string; readonly value: number; readonly descending: boolean };
export type PivotRow = { readonly node: PivotNode; readonly depth: number; readonly isFolded: boolean };

/** The rows in sight, from the top: each heading above those that stand below it, unless it is folded. */
export function pivotRows(pivot: PivotChart, sort: PivotSort | null, folded: ReadonlySet<string>): PivotRow[] {
  const below = (nodes: readonly PivotNode[], depth: number): PivotRow[] =>
    inOrder(pivot, nodes, sort).flatMap((node) => {
      const isFolded = folded.has(node.key);
      return [{ node, depth, isFolded }, ...(isFolded ? [] : below(node.children, depth + 1))];
    });
  return below(pivot.rows, 0);
}

/** Nulls and empty places last both ways. */
function inOrder({ figures }: PivotChart, nodes: readonly PivotNode[], sort: PivotSort | null): readonly PivotNode[] {
  if (!sort) return nodes;
  const figure = ({ key }: PivotNode) => figures(key, sort.columnKey, sort.value) ?? null;
  return nodes.toSorted((a, b) => {
    const [left, right] = [figure(a), figure(b)];
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
    return sort.descending ? right - left : left - right;
  });
}

/** Every heading that can be folded. */
export function foldableKeys(nodes: readonly PivotNode[]): string[] {
  return nodes.flatMap(({ key, children }) => (children.length === 0 ? [] : [key, ...foldableKeys(children)]));
}
