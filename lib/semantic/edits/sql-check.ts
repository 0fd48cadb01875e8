import type { Result } from "@/lib/result";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What only the guard and the source can say of SQL that a person wrote into a model. The line (`lib/pipeline`) hands it in. */
export type SqlCheck = {
  /** Whether an expression can be worked out from one row of a table. */
  readonly expression: (sql: string, entity: Entity, model: SemanticModel) => Result<null>;
  /** Whether a condition can be decided by one row of a table. */
  readonly condition: (sql: string, entity: Entity, model: SemanticModel) => Result<null>;
  /** The columns of the entity that a query makes; the query may read what the person sees. */
  readonly query: (sql: string) => Promise<Result<SemanticColumn[]>>;
  /** Whether a whole statement may run for the person: the answer of a verified question. */
  readonly statement: (sql: string) => Promise<Result<null>>;
};
