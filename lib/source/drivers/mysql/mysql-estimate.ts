import { fieldsOf, listOf, numberOf, type PlanFields } from "@/lib/source/drivers/plan-fields";

/** `whole`: rows that are read whatever the LIMIT. `streamed`: rows that are read on the way to `out` rows of the result. */
type Reads = { readonly whole: number; readonly streamed: number; readonly out: number };

const nothing: Reads = { whole: 0, streamed: 0, out: 1 };
const all = ({ whole, streamed }: Reads) => whole + streamed;

/** Parts of a plan that hold one block below them and have to read all of it first. */
const wrappers = [
  "filesort",
  "temporary_table",
  "read_sorted_file",
  "ordering_operation",
  "grouping_operation",
  "duplicates_removal",
  "windowing",
  "window_functions_computation",
  "buffer_result",
];

function readsOfTable(table: PlanFields, before: Reads, hashed: boolean): Reads {
  const rows = numberOf(table.rows_examined_per_scan) ?? numberOf(table.rows) ?? 1;
  const share = (numberOf(table.filtered) ?? 100) / 100;
  const materialized = fieldsOf(table.materialized) ?? fieldsOf(table.materialized_from_subquery);
  const below = materialized === null ? 0 : all(readsOf(materialized));
  // A hash join reads each side once; one without a condition still pairs every row with every row.
  const read = hashed && table.attached_condition !== undefined ? rows : before.out * rows;
  return {
    whole: before.whole + below + subqueries(table, before.out * rows),
    streamed: before.streamed + read,
    out: before.out * rows * share,
  };
}

function readsOfLoop(steps: readonly PlanFields[]): Reads {
  let reads = nothing;
  for (const step of steps) {
    const block = fieldsOf(step["block-nl-join"]);
    const table = fieldsOf(step.table) ?? fieldsOf(block?.table);
    const hashed = /hash/i.test(String(table?.using_join_buffer ?? "")) || /H$/.test(String(block?.join_type ?? ""));
    if (table !== null) reads = readsOfTable(table, reads, hashed);
    else reads = { ...reads, whole: reads.whole + all(readsOf(step)) };
  }
  return reads;
}

/** What sub-queries beside the FROM read: those that depend on the row once a row, the others once. */
function subqueries(node: PlanFields, loops: number): number {
  let rows = 0;
  for (const [key, value] of Object.entries(node)) {
    if (!key.endsWith("subqueries")) continue;
    for (const subquery of listOf(value)) {
      const cached = fieldsOf(subquery.expression_cache);
      const depends = cached !== null || subquery.dependent === true;
      rows += (depends ? loops : 1) * all(readsOf(cached ?? fieldsOf(subquery.materialization) ?? subquery));
    }
  }
  return rows;
}

function readsOf(node: PlanFields): Reads {
  const block = fieldsOf(node.query_block);
  if (block !== null) return readsOf(block);
  const union = fieldsOf(node.union_result);
  if (union !== null) {
    const whole = listOf(union.query_specifications).reduce((sum, part) => sum + all(readsOf(part)), 0);
    return { whole, streamed: 0, out: 1 };
  }
  for (const wrapper of wrappers) {
    const inner = fieldsOf(node[wrapper]);
    if (inner === null) continue;
    const below = readsOf(inner);
    // MySQL says with "false" that the rows come in the right order anyway.
    const whole = inner.using_filesort === false && inner.using_temporary_table !== true ? below : null;
    return whole ?? { whole: all(below) + subqueries(node, below.out), streamed: 0, out: below.out };
  }
  const steps = Array.isArray(node.nested_loop) ? listOf(node.nested_loop) : [node];
  if (!Array.isArray(node.nested_loop) && fieldsOf(node.table) === null) return nothing;
  const reads = readsOfLoop(steps);
  return { ...reads, whole: reads.whole + subqueries(node, reads.out) };
}

/**
 * Rows that MySQL or MariaDB would read, by EXPLAIN FORMAT=JSON: per table the rows of one pass, times the rows before it in the
 * nested loop. The plan does not know the LIMIT; `stopsAfter` does. Nulls: a form that is not known (version 2 of MySQL's JSON).
 */
export function mysqlEstimate(plan: unknown, stopsAfter: number | null): { rows: number } | null {
  const root = fieldsOf(plan);
  if (root === null || fieldsOf(root.query_block) === null) return null;
  const { whole, streamed, out } = readsOf(root);
  const share = stopsAfter === null || out <= stopsAfter ? 1 : stopsAfter / out;
  return { rows: Math.round(whole + streamed * share) };
}
