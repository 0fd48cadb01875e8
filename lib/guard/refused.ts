import type { ErrorCode, ErrorParams, Refusal } from "@/lib/errors";

/**
 * How a rule says no from deep inside the tree. Never leaves the guard: `checkSql` turns it into a Result.
 * Thrown on purpose: a rule that forgets to hand a result upward would let a statement pass.
 */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.refusal = { code, params };
  }
}
