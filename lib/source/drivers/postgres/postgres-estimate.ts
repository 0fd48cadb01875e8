import type { EstimateOptions } from "@/lib/source/driver";
import { fieldsOf, listOf, numberOf, type PlanFields } from "@/lib/source/drivers/plan-fields";

type Around = {
  /** How often the node is run. */
  readonly loops: number;
  /** The part of its rows that is asked for before a LIMIT above it is served. */
  readonly share: number;
  /** Processes that run it side by side. */
  readonly processes: number;
};

type TableRows = EstimateOptions["tableRows"];

/** Nodes that read all rows below them before they give the first. */
const blocking = new Set(["Sort", "Incremental Sort", "Hash", "Materialize", "SetOp", "HashAggregate"]);
const wholeTable = new Set(["Seq Scan", "Sample Scan"]);

const rowsOf = (node: PlanFields) => Math.max(1, numberOf(node["Plan Rows"]) ?? 1);
const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Rows of the plan behind filters are those that pass; a scan of a table reads all of them. */
function readByScan(node: PlanFields, around: Around, tableRows: TableRows): number {
  const passing = rowsOf(node);
  const name = text(node["Relation Name"]);
  if (!wholeTable.has(text(node["Node Type"])) || name === "") return passing * around.loops * around.share;
  const known = tableRows({ schema: text(node.Schema) || null, name });
  const rows = known === null ? passing : Math.max(passing, known / (node["Parallel Aware"] ? around.processes : 1));
  return rows * around.loops * around.share;
}

function aroundChild(node: PlanFields, child: PlanFields, index: number, around: Around): Around {
  const type = text(node["Node Type"]);
  const relationship = text(child["Parent Relationship"]);
  if (relationship === "InitPlan") return { loops: 1, share: 1, processes: 1 };
  if (relationship === "SubPlan") {
    const hashed = JSON.stringify(node).includes(`hashed ${text(child["Subplan Name"])}`);
    return hashed ? { ...around, loops: 1, share: 1 } : { ...around, loops: around.loops * rowsOf(node) };
  }
  if (type === "Limit") return { ...around, share: around.share * Math.min(1, rowsOf(node) / rowsOf(child)) };
  if (type === "Nested Loop" && index === 1) {
    const outer = listOf(node.Plans)[0];
    return { ...around, loops: around.loops * (outer === undefined ? 1 : rowsOf(outer)) };
  }
  if (type === "Gather" || type === "Gather Merge") {
    const processes = 1 + (numberOf(node["Workers Planned"]) ?? 0);
    return { ...around, loops: around.loops * processes, processes };
  }
  const collects = blocking.has(type) || (type === "Aggregate" && node.Strategy !== "Sorted");
  // What is kept in memory is made once; each further loop reads what is kept.
  if (type === "Materialize" || type === "Memoize") return { ...around, loops: Math.min(1, around.loops), share: 1 };
  return collects ? { ...around, share: 1 } : around;
}

function reads(node: PlanFields, around: Around, tableRows: TableRows): number {
  const children = listOf(node.Plans);
  const type = text(node["Node Type"]);
  let rows = 0;
  if (type.endsWith("Scan") && type !== "Subquery Scan" && type !== "Bitmap Index Scan") {
    rows = readByScan(node, around, tableRows);
  }
  if (type === "Materialize") rows = rowsOf(node) * around.loops * around.share;
  for (const [index, child] of children.entries()) {
    rows += reads(child, aroundChild(node, child, index, around), tableRows);
  }
  return rows;
}

/** Rows that PostgreSQL would read, by EXPLAIN (FORMAT JSON, VERBOSE). Nulls: a form that is not known. */
export function postgresEstimate(plan: unknown, tableRows: TableRows): { rows: number } | null {
  const root = fieldsOf(listOf(plan)[0]?.Plan);
  return root === null ? null : { rows: Math.round(reads(root, { loops: 1, share: 1, processes: 1 }, tableRows)) };
}
