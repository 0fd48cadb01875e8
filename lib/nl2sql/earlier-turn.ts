import type { ResultSet } from "@/lib/execute/schema";
import type { Draft, Interpretation, QueryPlan } from "@/lib/nl2sql/schema";

/** A question of the same conversation that was asked before, and what became of it. */
export type EarlierTurn = {
  readonly question: string;
  readonly understood: string | null;
  /** Null when the question was refused or not answered. */
  readonly sql: string | null;
  /** Null also where SQL answered that no plan stands behind. */
  readonly plan: QueryPlan | null;
  /** Its columns and first rows, and how many there were in all; null when nothing ran. */
  readonly extract: (Pick<ResultSet, "columns" | "rows"> & { readonly rowCount: number }) | null;
};

/** A question that was read, as the next one of its conversation gets it. */
export function earlierTurn(
  question: string,
  interpretation: Interpretation,
  extract: EarlierTurn["extract"] = null,
): EarlierTurn {
  const draft: Draft | null = interpretation.kind === "draft" ? interpretation : null;
  return {
    question,
    understood: draft?.understood ?? null,
    sql: draft?.sql ?? null,
    plan: draft?.plan ?? null,
    extract,
  };
}
