import { isKnownNode } from "@/lib/guard/rules/known-nodes";
import { bodyIf, type TreeNode, typeOf } from "@/lib/guard/tree";
import type { DataType, SourceKind } from "@/lib/source/schema";

/** The type of the model column that a column node is, as long as it is that column and nothing made of it. */
export type TypeOf = (column: TreeNode) => DataType | null;

type Judge = {
  readonly kind: SourceKind;
  readonly typeOfColumn: TypeOf;
  readonly inner: (query: TreeNode) => boolean;
};

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const comparisons = words("eq neq lt lte gt gte null_safe_eq null_safe_neq");
const transparent = words("and or not xor paren is_null is_true is_false case");
/** Computed from all rows that have passed: what they are given is looked at after every condition. */
const overRows = words(
  "sum avg min max count aggregate_function window_function filter within_group group_concat string_agg stddev variance median",
);
const clock = words("now current_date curdate current_timestamp localtimestamp today");
/** Defined for every text. */
const ofTexts = words("upper lower trim length char_length");
/** Defined for every date and time. */
const ofTimes = words("year month day quarter extract date date_trunc");
/** What MySQL and SQLite compute for any value at all, giving null where others fail. */
const lenient: Record<"mysql" | "sqlite", ReadonlySet<string>> = {
  mysql: words(
    "year month day quarter week hour date date_format dayofweek weekday upper lower trim length char_length left right substring concat coalesce if_null null_if if_func cast date_sub date_add datediff last_day extract",
  ),
  sqlite: words(
    "year month day date datetime time strftime julianday upper lower trim length substring concat coalesce if_null null_if cast add sub mul div mod round instr",
  ),
};

/** Whether an expression has a value for every row there could be, known from its form alone: whatever is not listed may fail. */
export function cannotFail(node: TreeNode, judge: Judge): boolean {
  const type = typeOf(node) ?? "";
  const body = node[type] as Record<string, unknown> | null;
  if (type === "column" || type === "literal" || type === "boolean" || type === "null") return true;
  if (overRows.has(type) || isFixedTime(node)) return true;
  if (transparent.has(type)) return childrenOf(body).every((child) => cannotFail(child, judge));
  if (comparisons.has(type)) return comparable([body?.left, body?.right] as TreeNode[], judge);
  if (type === "between") return comparable([body?.this, body?.low, body?.high] as TreeNode[], judge);
  if (type === "in") return isLeakProofIn(body as InBody, judge);
  if (type === "exists") return judge.inner(body?.this as TreeNode);
  if (type === "like" || type === "i_like") return isPlainPattern(body, judge);
  return isTotalCall(node, type, body, judge);
}

function childrenOf(value: unknown): TreeNode[] {
  if (typeof value !== "object" || value === null) return [];
  if (isKnownNode(value)) return [value as TreeNode];
  return Object.values(value).flatMap(childrenOf);
}

type InBody = {
  readonly this: TreeNode;
  readonly expressions: TreeNode[] | undefined;
  readonly query: TreeNode | null;
};

function isLeakProofIn({ this: value, expressions, query }: InBody, judge: Judge): boolean {
  if (!query) return comparable([value, ...(expressions ?? [])], judge);
  // The types of what the query gives are not known here, and DuckDB casts.
  return judge.kind !== "duckdb" && cannotFail(value, judge) && judge.inner(query);
}

/** DuckDB casts a text to a number or a date to compare them, which fails; the others compare or refuse before they read a row. */
function comparable(nodes: readonly TreeNode[], judge: Judge): boolean {
  if (!nodes.every((node) => cannotFail(node, judge))) return false;
  if (judge.kind !== "duckdb") return true;
  const families = nodes.map((node) => familyOf(node, judge));
  const family = families.find((item) => item !== null && item !== "word") ?? "text";
  return families.every((item, index) => item === family || (item === "word" && isWordOf(nodes[index], family)));
}

type Family = "number" | "text" | "time" | "boolean" | "word";

function familyOf(node: TreeNode, judge: Judge): Family | null {
  const inner = bodyIf(node, "paren");
  if (inner) return familyOf(inner.this, judge);
  const literal = bodyIf(node, "literal");
  if (literal)
    return literal.literal_type === "number" ? "number" : literal.literal_type === "string" ? "word" : "time";
  if (bodyIf(node, "column")) return familyOfType(judge.typeOfColumn(node));
  if (typeOf(node) === "boolean") return "boolean";
  return isFixedTime(node) ? "time" : null;
}

function familyOfType(type: DataType | null): Family | null {
  if (type === "integer" || type === "decimal" || type === "float") return "number";
  if (type === "date" || type === "timestamp") return "time";
  return type === "text" || type === "boolean" ? type : null;
}

/** Whether a text in quotes is surely a value of the family that it is compared with. */
function isWordOf(node: TreeNode | undefined, family: Family): boolean {
  const value = bodyIf(node, "literal")?.value ?? "";
  if (family === "text" || family === "word") return true;
  if (family === "number") return /^-?\d{1,9}(\.\d{1,9})?$/.test(value);
  return family === "time" && isDateText(value);
}

function isDateText(value: string): boolean {
  return /^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d)?)?$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** A time that is the same for every row: the clock or a date, perhaps some whole units before or after. */
function isFixedTime(node: TreeNode): boolean {
  const type = typeOf(node) ?? "";
  const call = bodyIf(node, "function");
  const name = call?.name.toLowerCase() ?? type;
  if (clock.has(name)) return !call?.args?.length;
  const literal = bodyIf(node, "literal");
  if (literal)
    return literal.literal_type !== "string" && literal.literal_type !== "number" && isDateText(literal.value);
  const cast = bodyIf(node, "cast");
  if (cast) {
    const word = bodyIf(cast.this, "literal");
    const isTime = cast.to.data_type === "date" || cast.to.data_type === "timestamp";
    return isTime && (word ? isDateText(word.value) : isFixedTime(cast.this));
  }
  const inner = bodyIf(node, "paren");
  if (inner) return isFixedTime(inner.this);
  if (type === "add" || type === "sub") {
    const { left, right } = node[type] as { left: TreeNode; right: TreeNode };
    return isFixedTime(left) && isSmallInterval(right);
  }
  if (name !== "date_sub" && name !== "date_add") return false;
  const [time, step] = call?.args ?? [];
  return time !== undefined && step !== undefined && isFixedTime(time) && isSmallInterval(step);
}

/** Few enough units that no calendar ends. */
function isSmallInterval(node: TreeNode): boolean {
  const body = node.interval as { this: TreeNode | null } | undefined;
  return /^\d{1,3}( \w+)?$/.test(bodyIf(body?.this, "literal")?.value ?? "");
}

function isPlainPattern(body: Record<string, unknown> | null, judge: Judge): boolean {
  const pattern = bodyIf(body?.right, "literal")?.value;
  const isPlain = pattern !== undefined && !pattern.includes("\\") && pattern.length < 1_000;
  return isPlain && !body?.escape && cannotFail(body?.left as TreeNode, judge);
}

function isTotalCall(node: TreeNode, type: string, body: Record<string, unknown> | null, judge: Judge): boolean {
  const call = bodyIf(node, "function");
  const name = call?.name.toLowerCase() ?? type;
  const given = childrenOf(call ? call.args : body);
  if (judge.kind === "mysql" || judge.kind === "sqlite") {
    const isKnown = lenient[judge.kind].has(name);
    return isKnown && given.every((child) => typeOf(child) === "interval" || cannotFail(child, judge));
  }
  // PostgreSQL has no hour of a date, and says so when it meets one.
  if (type === "extract" && !/^(year|quarter|month|day)$/i.test(String(body?.field))) return false;
  const wanted = ofTexts.has(name) ? "text" : ofTimes.has(name) ? "time" : null;
  const columns = given.filter((child) => bodyIf(child, "literal") === null);
  const units = given.filter((child) => bodyIf(child, "literal") !== null);
  return (
    wanted !== null &&
    units.every((unit) => /^(year|quarter|month|week|day|hour)$/i.test(bodyIf(unit, "literal")?.value ?? "")) &&
    columns.every((child) => bodyIf(child, "column") !== null && familyOf(child, judge) === wanted)
  );
}
