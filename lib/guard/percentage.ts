import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";

type Sides = { readonly left: TreeNode; readonly right: TreeNode };

/** "a * 100.0 / b" and "100 * (a / b)": one figure in a hundred of another. */
export function isPercentage(node: TreeNode): boolean {
  const quotient = sidesOf(node, "div");
  if (quotient) return sidesOf(quotient.left, "mul") !== null && isHundredfold(quotient.left);
  return isHundredfold(node) && factorsOf(node).some((factor) => sidesOf(factor, "div") !== null);
}

const isHundredfold = (node: TreeNode): boolean => factorsOf(node).some(isHundred);

function factorsOf(node: TreeNode): TreeNode[] {
  const product = sidesOf(node, "mul");
  return product ? [bare(product.left), bare(product.right)] : [];
}

const isHundred = (node: TreeNode): boolean => Number(bodyIf(node, "literal")?.value) === 100;

function sidesOf(node: TreeNode, operation: "div" | "mul"): Sides | null {
  const inner = bare(node);
  return typeOf(inner) === operation ? (inner[operation] as Sides) : null;
}

/** What stands in parentheses or is only rounded or made another type. */
function bare(node: TreeNode): TreeNode {
  const type = typeOf(node);
  if (type !== "paren" && type !== "cast" && type !== "round") return node;
  return bare((node[type] as { readonly this: TreeNode }).this);
}
