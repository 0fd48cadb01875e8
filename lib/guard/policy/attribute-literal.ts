import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { Entity } from "@/lib/semantic/schema";

/** What a value of the viewer is compared with decides how it is written and what it may be. */
export type ValueKind = "text" | "number" | "boolean" | "time" | "like" | "pattern";

const numericTypes = new Set(["integer", "decimal", "float"]);
const numericCasts = /^(tiny_int|small_int|int|big_int|int128|uint\d+|float|double|decimal)$/;
const arithmetic = new Set("add sub mul div mod int_div neg abs round floor ceil length year month day".split(" "));
const decimal = /^-?\d{1,18}(\.\d{1,18})?$/;

/** What a value is that is compared with a node. Names are looked up in the table alone. */
export function valueKindBeside(node: TreeNode | undefined, entity: Entity): ValueKind {
  const type = typeOf(node) ?? "";
  const column = bodyIf(node, "column");
  if (column) return kindOfColumn(column.name.name, entity);
  const cast = bodyIf(node, "cast");
  if (cast) return numericCasts.test(cast.to.data_type) ? "number" : "text";
  const inner = bodyIf(node, "paren");
  if (inner) return valueKindBeside(inner.this, entity);
  if (type === "boolean") return "boolean";
  return arithmetic.has(type) || bodyIf(node, "literal")?.literal_type === "number" ? "number" : "text";
}

function kindOfColumn(name: string, entity: Entity): ValueKind {
  const type = entity.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.type;
  if (type === "boolean") return "boolean";
  if (type === "date" || type === "timestamp") return "time";
  return type !== undefined && numericTypes.has(type) ? "number" : "text";
}

/**
 * A value of the viewer as a node: never as a piece of SQL text. Nulls: null when the value cannot stand there — it is blank, no
 * number beside a number, no day beside a day, or would be more than itself in a pattern (`%` matches everything).
 */
export function attributeLiteral(value: string, kind: ValueKind): TreeNode | null {
  const trimmed = value.trim();
  if (trimmed === "") return null;
  switch (kind) {
    case "number":
      return decimal.test(trimmed) ? numberNode(trimmed) : null;
    case "boolean":
      return /^(true|false|0|1)$/i.test(trimmed) ? { boolean: { value: /^(true|1)$/i.test(trimmed) } } : null;
    case "time":
      return isTime(trimmed) ? textNode(trimmed) : null;
    case "like":
      return /[%_\\]/.test(value) ? null : textNode(value);
    case "pattern":
      return /^[\p{L}\p{N} @-]*$/u.test(value) ? textNode(value) : null;
    case "text":
      return textNode(value);
  }
}

/** A day, perhaps with a time: MySQL would compare anything else as it sees fit. */
function isTime(text: string): boolean {
  return /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text));
}

function numberNode(text: string): TreeNode {
  if (text.startsWith("-")) return { neg: { this: numberNode(text.slice(1)) } };
  return { literal: { literal_type: "number", value: text } };
}

const textNode = (value: string): TreeNode => ({ literal: { literal_type: "string", value } });
