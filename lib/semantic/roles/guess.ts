import type { Inference, Reason } from "@/lib/semantic/schema";

/** Something that rules found, how sure they are, and why. */
export type Guess<T> = {
  readonly value: T;
  readonly confidence: number;
  /** "database": it is declared there, nothing was guessed. */
  readonly by: "database" | "rules";
  readonly reason: Reason;
};

/** Found by rules. `code`: its sentence stands in messages/<language>/reasons.json. */
export const guessed = <T>(value: T, confidence: number, code: string, params: Reason["params"] = {}): Guess<T> => ({
  value,
  confidence,
  by: "rules",
  reason: { code, params },
});

/** Declared by the database. */
export const declared = <T>(value: T, code: string, params: Reason["params"] = {}): Guess<T> => ({
  value,
  confidence: 1,
  by: "database",
  reason: { code, params },
});

export const inferenceOf = ({ confidence, by, reason }: Guess<unknown>): Inference => ({ confidence, by, reason });
