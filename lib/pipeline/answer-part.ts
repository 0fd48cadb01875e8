import type { AnswerParts } from "@/lib/chat/schema";
import type { ResultSet } from "@/lib/execute/schema";
import type { Engine, QueryPlan } from "@/lib/nl2sql/schema";

/** The parts that the pipeline makes; the conversation's own part is made by `lib/chat`. */
type PipelinePartKind = Exclude<keyof AnswerParts, "conversation">;

/** One piece of an answer, in the order in which the reader gets it. */
export type AnswerPart =
  | { [K in PipelinePartKind]: { readonly kind: K; readonly data: AnswerParts[K] } }[PipelinePartKind]
  | { readonly kind: "text"; readonly text: string };

/** The beginning of a result: what "the second one" of a later question points at. At most `extractRowCountMax` rows. */
export type TurnExtract = Pick<ResultSet, "columns" | "rows"> & {
  /** How many rows there were in all. */
  readonly rowCount: number;
};

const extractRowCountMax = 20;

/** Takes the beginning of a result. */
export function extractOf({ columns, rows }: ResultSet, rowCount = rows.length): TurnExtract {
  return { columns, rows: rows.slice(0, extractRowCountMax), rowCount };
}

/** An earlier question of the same conversation and what became of it. */
export type Turn = {
  readonly question: string;
  readonly understood: string | null;
  /** Null when the question was refused or not answered. */
  readonly sql: string | null;
  readonly plan: QueryPlan | null;
  /** Its columns and first rows; null when nothing ran. */
  readonly extract: TurnExtract | null;
};

/** SQL that passed the guard and is worth keeping: it can be read in full, pinned and run again. */
export type KeptQuery = {
  readonly sourceId: string;
  readonly question: string;
  readonly sql: string;
  readonly plan: QueryPlan | null;
  readonly engine: Engine;
};
