import { functionNodes } from "@/lib/guard/function-nodes";
import {
  castTypes,
  customCastTypes,
  type Field,
  identifierShape,
  joinKinds,
  literalTypes,
  nodeShapes,
  orderedShape,
  type Shape,
} from "@/lib/guard/node-shapes";
import { Refused } from "@/lib/guard/refused";
import { refuseExecutableComment, refuseHint } from "@/lib/guard/rules/no-hint";
import { refuseInto } from "@/lib/guard/rules/no-into";
import { refuseLock } from "@/lib/guard/rules/no-lock";
import { refuseVariable, refuseVariableName } from "@/lib/guard/rules/no-variable";
import { type TreeNode, typeOf } from "@/lib/guard/tree";

/** Far above honest queries; keeps the work that follows bounded. */
const nodeCountMax = 20_000;
const depthMax = 150;

const word = /^[A-Za-z_][A-Za-z0-9_ ]*$/;
const writes = /^(insert|update|delete|merge|copy|truncate|create_|drop_|alter_)/;
const droppedFields = new Set(["span", "inferred_type"]);
const orderedFields = new Set(["this", "desc", "nulls_first", "explicit_asc"]);

/**
 * The allow-list over the whole tree: every node type, every field and every kind of value must be known.
 * Takes comments out on the way; what an engine would execute inside a comment, and hints, are refused.
 * `readNegation` parses the text that the parser keeps unparsed after NOT; `look` sees every node once it is known.
 * Fails: guard/node, guard/statement, guard/comment, guard/lock, guard/into, guard/variable, guard/limit.
 */
export function keepKnownNodes(
  tree: TreeNode,
  readNegation: (text: string) => TreeNode,
  look: (node: TreeNode, type: string) => void,
): TreeNode {
  return new Keeper(readNegation, look).node(tree, 0);
}

/** Whether a value is a node of a type that is allowed. True to the letter only after `keepKnownNodes`. */
export function isKnownNode(value: unknown): boolean {
  const type = typeOf(value);
  return type !== null && (nodeShapes.has(type) || functionNodes.has(type));
}

class Keeper {
  private count = 0;
  constructor(
    private readonly readNegation: (text: string) => TreeNode,
    private readonly look: (node: TreeNode, type: string) => void,
  ) {}

  node(given: unknown, depth: number): TreeNode {
    this.count += 1;
    if (this.count > nodeCountMax || depth > depthMax) throw new Refused("guard/limit");
    const type = typeOf(given);
    if (type === null) throw unknown("part");
    const node = given as TreeNode;
    const body = node[type] as Record<string, unknown> | null;
    if (type === "annotated" && body) {
      this.dropNotes(body);
      return this.node(body.this, depth + 1);
    }
    if (type === "raw" && body && typeof body.sql === "string") {
      return this.node(this.readNegation(body.sql), depth + 1);
    }
    const shape = nodeShapes.get(type);
    if (shape) {
      if (body) this.fields(body, shape, type, depth);
      this.details(type, body);
    } else if (functionNodes.has(type)) {
      if (body) this.open(body, type, depth);
    } else {
      // A statement inside a statement: WITH d AS (DELETE …) SELECT …
      if (writes.test(type)) throw new Refused("guard/statement", { statement: readable(type) });
      refuseVariable(type);
      throw unknown(readable(type));
    }
    this.look(node, type);
    return node;
  }

  /** Deletes comments and positions, so that the printer has nothing but the tree to print. */
  private dropNotes(body: Record<string, unknown>) {
    for (const field of Object.keys(body)) {
      if (field.endsWith("comments")) {
        for (const comment of (body[field] as string[] | null) ?? []) {
          refuseExecutableComment(comment);
        }
        body[field] = [];
      } else if (droppedFields.has(field)) {
        delete body[field];
      }
    }
  }

  private fields(body: Record<string, unknown>, shape: Shape, owner: string, depth: number) {
    this.dropNotes(body);
    for (const field of Object.keys(body)) {
      const value = body[field];
      if (isEmpty(value)) continue;
      const kind = Object.hasOwn(shape, field) ? shape[field] : undefined;
      refuseHint(field);
      refuseLock(field);
      refuseInto(field);
      if (kind === undefined) throw unknown(`${readable(owner)} ${readable(field)}`);
      body[field] = this.field(value, kind, `${owner} ${field}`, depth);
    }
  }

  private field(value: unknown, kind: Field, owner: string, depth: number): unknown {
    if (typeof kind === "object") {
      if ("struct" in kind) {
        this.fields(asObject(value, owner), kind.struct, owner, depth + 1);
        return value;
      }
      for (const item of asList(value, owner)) this.fields(asObject(item, owner), kind.structs, owner, depth + 1);
      return value;
    }
    switch (kind) {
      case "node":
        return this.node(value, depth + 1);
      case "nodes":
        return asList(value, owner).map((item) => this.node(item, depth + 1));
      case "pairs":
        return asList(value, owner).map((pair) => asList(pair, owner).map((item) => this.node(item, depth + 1)));
      case "identifier":
        this.identifier(value, owner);
        return value;
      case "identifiers":
        for (const item of asList(value, owner)) this.identifier(item, owner);
        return value;
      case "type":
        this.dataType(asObject(value, owner));
        return value;
      case "bound":
        return this.bound(value, owner, depth);
      case "unit":
        return this.unit(value, owner);
      case "flag":
        return expectType(value, "boolean", owner);
      case "number":
        return expectType(value, "number", owner);
      case "text":
        return expectType(value, "string", owner);
      case "word":
        if (typeof value !== "string" || !word.test(value)) throw unknown(readable(owner));
        return value;
    }
  }

  /** The body of a function node: nodes, lists of nodes, flags and keywords; nothing that it does not know. */
  private open(body: Record<string, unknown>, owner: string, depth: number) {
    this.dropNotes(body);
    for (const field of Object.keys(body)) {
      if (!isEmpty(body[field])) body[field] = this.openValue(body[field], owner, depth + 1);
    }
  }

  private openValue(value: unknown, owner: string, depth: number): unknown {
    if (value === null || typeof value === "boolean" || typeof value === "number") return value;
    if (typeof value === "string") {
      if (!word.test(value)) throw unknown(readable(owner));
      return value;
    }
    if (Array.isArray(value)) return value.map((item) => this.openValue(item, owner, depth));
    const object = asObject(value, owner);
    if ("data_type" in object && typeof object.data_type === "string") {
      this.dataType(object);
      return object;
    }
    if ("quoted" in object && typeof object.name === "string") {
      this.identifier(object, owner);
      return object;
    }
    const keys = Object.keys(object);
    if ("desc" in object && keys.every((key) => orderedFields.has(key) || droppedFields.has(key))) {
      this.fields(object, orderedShape, owner, depth);
      return object;
    }
    if (object.type === "simple") return this.unit(object, owner);
    // EXTRACT(ISODOW FROM …): fields of a time that the parser has no name for.
    if (owner === "extract" && keys.length === 1 && typeof object.Custom === "string" && word.test(object.Custom)) {
      return object;
    }
    return this.node(object, depth);
  }

  private details(type: string, body: Record<string, unknown> | null) {
    if (type === "literal" && !literalTypes.has(String(body?.literal_type))) {
      throw unknown(readable(String(body?.literal_type)));
    }
    if (type === "select" || type === "joined_table") {
      for (const join of (body?.joins ?? []) as { kind: string }[]) {
        if (!joinKinds.has(join.kind)) throw unknown(`${join.kind} join`);
      }
    }
    if (type === "data_type") throw unknown("data type");
    // MySQL's TRADITIONAL "FETCH FIRST n PERCENT" and the like change what a limit means.
    if (type === "any" || type === "all") {
      if (body?.op == null) throw unknown(readable(type));
    }
  }

  private identifier(value: unknown, owner: string) {
    const body = asObject(value, owner);
    const { span } = body;
    this.fields(body, identifierShape, owner, 0);
    // Tells the quotes that were written; the printer does not read it.
    if (span) body.span = span;
    if (typeof body.name !== "string" || body.name.length === 0) throw unknown(readable(owner));
    refuseVariableName(body.name);
  }

  private dataType(type: Record<string, unknown>): void {
    const name = String(type.data_type);
    if (name === "custom") {
      if (!customCastTypes.has(String(type.name).toUpperCase())) throw unknown(`type ${String(type.name)}`);
      return;
    }
    if (name === "array" || name === "list") {
      this.dataType(asObject(type.element_type, "type"));
      return;
    }
    if (!castTypes.has(name)) throw unknown(`type ${readable(name)}`);
    for (const [field, value] of Object.entries(type)) {
      if (typeof value === "object" && value !== null) throw unknown(`type ${readable(field)}`);
      if (typeof value === "string" && !word.test(value)) throw unknown(`type ${readable(field)}`);
    }
  }

  private bound(value: unknown, owner: string, depth: number): unknown {
    if (typeof value === "string") return this.field(value, "word", owner, depth);
    const object = asObject(value, owner);
    for (const key of Object.keys(object)) {
      if (key !== "Preceding" && key !== "Following" && key !== "Value") throw unknown(readable(owner));
      object[key] = this.node(object[key], depth + 1);
    }
    return object;
  }

  private unit(value: unknown, owner: string): unknown {
    const object = asObject(value, owner);
    if (object.type !== "simple") throw unknown("interval");
    for (const [key, part] of Object.entries(object)) {
      if (key !== "type" && key !== "unit" && key !== "use_plural") throw unknown("interval");
      if (typeof part === "string" && !word.test(part)) throw unknown("interval");
    }
    return object;
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function asObject(value: unknown, owner: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw unknown(readable(owner));
  return value as Record<string, unknown>;
}

function asList(value: unknown, owner: string): unknown[] {
  if (!Array.isArray(value)) throw unknown(readable(owner));
  return value;
}

function expectType(value: unknown, type: "boolean" | "number" | "string", owner: string): unknown {
  if (typeof value !== type) throw unknown(readable(owner));
  return value;
}

/** "where_clause" → "where clause": a reader sees the name in the sentence of the refusal. */
function readable(name: string): string {
  return name.replaceAll("_", " ").toUpperCase();
}

function unknown(part: string): Refused {
  return new Refused("guard/node", { node: part });
}
