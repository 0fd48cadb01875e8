import type { TreeNode } from "@/lib/guard/tree";
import type { Cell } from "@/lib/source/schema";

/** How a value is written: what is compared with it decides. */
export type LiteralKind = "text" | "number" | "date";

const number = /^-?\d{1,30}(\.\d{1,30})?$/;
const time = /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,6})?)?)?$/;

/** A value as a leaf of the tree, never as a piece of SQL text. Nulls: null when the value is none of its kind. */
export function literalOf(value: Cell, kind: LiteralKind): TreeNode | null {
  if (value === null) return { null: null };
  if (typeof value === "boolean") return { boolean: { value } };
  switch (kind) {
    case "number": {
      const text = plainNumber(value);
      return text === null ? null : numberNode(text);
    }
    case "date":
      return typeof value === "string" && time.test(value) && !Number.isNaN(Date.parse(value.replace(" ", "T")))
        ? textNode(value)
        : null;
    case "text":
      return textNode(String(value));
  }
}

/** Without exponent, which is no number of every dialect. */
function plainNumber(value: string | number): string | null {
  const text =
    typeof value === "number"
      ? value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: 20 })
      : value;
  return number.test(text) ? text : null;
}

function numberNode(text: string): TreeNode {
  if (text.startsWith("-")) return { neg: { this: numberNode(text.slice(1)) } };
  return { literal: { literal_type: "number", value: text } };
}

const textNode = (value: string): TreeNode => ({ literal: { literal_type: "string", value } });
