import type { EstimateOptions } from "@/lib/source/driver";

/** A line of EXPLAIN QUERY PLAN. */
export type PlanLine = { readonly id: number; readonly parent: number; readonly detail: string };

/** `out` rows come of it, `streamed` are read on the way there, `whole` are read whatever the LIMIT. */
type Reads = { readonly whole: number; readonly streamed: number; readonly out: number };

/** Of the rows of a table, what an index is taken to leave: SQLite plans with much the same guesses where it has no statistics. */
const equalRowCount = 10;
const rangeShare = 1 / 4;

class PlanReader {
  #known = true;
  /** Rows of sub-queries that are scanned by name. */
  readonly #subqueries = new Map<string, number>();

  constructor(
    private readonly lines: readonly PlanLine[],
    private readonly tableRows: EstimateOptions["tableRows"],
  ) {}

  /** Nulls: a table of which nothing is known. */
  read(): Reads | null {
    const reads = this.#block(0);
    return this.#known ? reads : null;
  }

  #rowsOf(name: string): number {
    const rows = this.#subqueries.get(name) ?? this.tableRows({ schema: null, name });
    if (rows === null) this.#known = false;
    return rows ?? 1;
  }

  /** The lines below one: a nested loop in the order in which they stand, and sub-queries between. */
  #block(parent: number): Reads {
    let [whole, streamed, out] = [0, 0, 1];
    for (const line of this.lines) {
      if (line.parent !== parent) continue;
      const table = /^(SCAN|SEARCH) (\S+)/.exec(line.detail);
      if (table !== null && !line.detail.startsWith("SCAN CONSTANT ROW")) {
        const [read, found, once] = this.#table(line.detail, table[2] ?? "");
        whole += once;
        streamed += out * read;
        out *= found;
        continue;
      }
      const below = this.#block(line.id);
      const subquery = /^(?:CO-ROUTINE|MATERIALIZE) (\S+)/.exec(line.detail)?.[1];
      if (subquery !== undefined) this.#subqueries.set(subquery, Math.max(1, below.out));
      whole += (below.whole + below.streamed) * (line.detail.startsWith("CORRELATED") ? out : 1);
    }
    return { whole, streamed, out };
  }

  /** Rows read in one pass, rows found in it, rows read once to make an index for it. */
  #table(detail: string, name: string): [read: number, found: number, once: number] {
    const rows = this.#rowsOf(name);
    if (detail.startsWith("SCAN")) return [rows, rows, 0];
    const once = detail.includes("AUTOMATIC") ? rows : 0;
    const [, terms = ""] = /\(([^()]*)\)\s*(?:LEFT-JOIN)?$/.exec(detail) ?? [];
    if (/\bINTEGER PRIMARY KEY \(rowid=\?\)/.test(detail)) return [1, 1, once];
    const found = terms.includes("=?") ? Math.min(rows, equalRowCount) : Math.ceil(rows * rangeShare);
    return [found, found, once];
  }
}

/**
 * Rows that SQLite would read, by EXPLAIN QUERY PLAN, which names the loops, and the sizes that the model knows.
 * Nulls: it cannot be told.
 */
export function sqliteEstimate(
  lines: readonly PlanLine[],
  { tableRows, stopsAfter }: Pick<EstimateOptions, "tableRows" | "stopsAfter">,
): { rows: number } | null {
  const reads = new PlanReader(lines, tableRows).read();
  if (reads === null) return null;
  const share = stopsAfter === null || reads.out <= stopsAfter ? 1 : stopsAfter / reads.out;
  return { rows: Math.round(reads.whole + reads.streamed * share) };
}

/** The same lines for people: what belongs to a step stands below it, further in. */
export function indentedPlan(lines: readonly PlanLine[], parent = 0, depth = 0): string[] {
  return lines
    .filter((line) => line.parent === parent)
    .flatMap((line) => [`${"  ".repeat(depth)}${line.detail}`, ...indentedPlan(lines, line.id, depth + 1)]);
}
