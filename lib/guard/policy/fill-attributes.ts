import { attributeLiteral, type ValueKind, valueKindBeside } from "@/lib/guard/policy/attribute-literal";
import { type ParsedCondition, standInOf } from "@/lib/guard/policy/parse-condition";
import { Refused } from "@/lib/guard/refused";
import { isKnownNode } from "@/lib/guard/rules/known-nodes";
import { bodyIf, rewriteChildren, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { Entity } from "@/lib/semantic/schema";

const comparisons = new Set(
  "eq neq lt lte gt gte is null_safe_eq null_safe_neq add sub mul div mod int_div".split(" "),
);
const calculations = new Set("add sub mul div mod int_div neg".split(" "));
const likes = new Set(["like", "i_like"]);
const patterns = new Set(
  "glob similar_to regexp_like regexp_i_like regexp_full_match regexp_matches regexp_instr regexp_substr".split(" "),
);
const connectives = new Set(["and", "or", "not", "xor"]);
/** What people may set themselves is never a list: a name with a comma would be two. */
const single = new Set(["email", "id", "name", "role"]);

/**
 * Puts values of the viewer where placeholders stand in a condition; changes the tree. `lookUp` null: an example of each kind,
 * to try a condition for which there is no viewer yet.
 * Fails: guard/attribute when a value is missing or cannot stand there, guard/condition where no value can.
 */
export function fillAttributes(
  condition: ParsedCondition,
  entity: Entity,
  lookUp: ((attribute: string) => string | undefined) | null,
): TreeNode {
  const { attributes } = condition;
  const missing = (attribute: string) => new Refused("guard/attribute", { attribute, table: entity.label });

  const literals = (name: string, kind: ValueKind, isList: boolean): TreeNode[] => {
    const attribute = attributes.get(name) ?? "";
    const value = lookUp === null ? examples[kind] : lookUp(attribute);
    if (value === undefined) throw missing(attribute);
    const parts = isList && !single.has(attribute) ? value.split(",").filter((part) => part.trim() !== "") : [value];
    if (parts.length === 0) throw missing(attribute);
    return parts.map((part) => {
      const literal = attributeLiteral(parts.length > 1 ? part.trim() : part, kind);
      if (literal === null) throw missing(attribute);
      return literal;
    });
  };

  const visit = (node: TreeNode, kind: ValueKind): TreeNode => {
    const name = standInOf(node, attributes);
    if (name !== null) return literals(name, kind, false)[0] as TreeNode; // One value gives one literal.
    const type = typeOf(node) ?? "";
    const body = node[type] as Record<string, unknown> | null;
    if (!body) return node;
    if (connectives.has(type)) checkOperands(body, attributes);
    const inList = bodyInList(node);
    if (inList) {
      const beside = valueKindBeside(inList.this, entity);
      inList.this = visit(inList.this, valueKindBeside(inList.expressions[0], entity));
      inList.expressions = inList.expressions.flatMap((item) => {
        const listed = standInOf(item, attributes);
        return listed === null ? [visit(item, beside)] : literals(listed, beside, true);
      });
      return node;
    }
    const called = bodyIf(node, "function")?.name.toLowerCase() ?? type;
    const within = likes.has(type) ? "like" : patterns.has(called) ? "pattern" : kind;
    rewriteChildren(body, isKnownNode, (child) => visit(child, kindOfChild(type, body, child, within, entity)));
    return node;
  };
  checkOperands({ this: condition.tree }, attributes);
  return visit(condition.tree, "text");
}

const examples: Record<ValueKind, string> = {
  text: "x",
  number: "1",
  boolean: "true",
  time: "2024-01-31",
  like: "x",
  pattern: "x",
};

type InList = { this: TreeNode; expressions: TreeNode[] };

function bodyInList(node: TreeNode): InList | null {
  return typeOf(node) === "in" ? (node.in as InList) : null;
}

/** `region = {{user.region}}` takes its kind from the column; in a calculation nothing but a number makes sense. */
function kindOfChild(
  type: string,
  body: Record<string, unknown>,
  child: TreeNode,
  within: ValueKind,
  entity: Entity,
): ValueKind {
  if (within === "like" || within === "pattern") return within;
  if (calculations.has(type)) return "number";
  if (comparisons.has(type)) {
    return valueKindBeside((child === body.left ? body.right : body.left) as TreeNode, entity);
  }
  if (type === "between") {
    return valueKindBeside((child === body.this ? body.low : body.this) as TreeNode, entity);
  }
  return type === "paren" ? within : "text";
}

/** A value alone is no condition: what an engine takes `'North'` for as a truth differs, and `1` would let every row pass. */
function checkOperands(body: Record<string, unknown>, attributes: ReadonlyMap<string, string>) {
  for (const operand of [body.left, body.right, body.this]) {
    if (standInOf(withoutParentheses(operand), attributes) !== null) {
      throw new Refused("guard/condition", { reason: "alone", name: "" });
    }
  }
}

function withoutParentheses(node: unknown): unknown {
  const inner = bodyIf(node, "paren");
  return inner ? withoutParentheses(inner.this) : node;
}
