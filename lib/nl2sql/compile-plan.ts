import { generate } from "@polyglot-sql/sdk";
import { AppError, refuse } from "@/lib/errors";
import { aliasNames } from "@/lib/nl2sql/compile/context";
import { planProblem } from "@/lib/nl2sql/compile/plan-problem";
import { compileQuery } from "@/lib/nl2sql/compile/query";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import { ok, type Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * Compiles a plan to one SELECT in the dialect of the model's source, through the tree printer.
 * Order: time ascending, else the first measure descending, unless the plan says otherwise; ties by key.
 * Fails: nl2sql/cannot-answer when the plan names what the model lacks or entities that nothing joins.
 */
export function compilePlan(plan: QueryPlan, model: SemanticModel): Result<string> {
  const problem = planProblem(plan, model);
  if (problem !== null) return refuse("nl2sql/cannot-answer", { reason: problem });
  const tree = compileQuery(plan, model, aliasNames());
  const printed = generate([tree], model.kind as Parameters<typeof generate>[1]);
  const [text] = printed.sql ?? [];
  if (!printed.success || text === undefined) throw new AppError(`The SQL tree could not be printed: ${printed.error}`);
  return ok(text);
}
