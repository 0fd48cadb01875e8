import type { Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";

/** One thing that a file asks for, and where in the file it stands: keys of mappings and places in lists, from the top. */
export type Step = {
  readonly path: readonly (string | number)[];
  readonly apply: (model: SemanticModel) => Promise<Result<SemanticModel>>;
};
