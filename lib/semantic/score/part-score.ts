import type { SemanticModel } from "@/lib/semantic/schema";
import type { ScoreTodo } from "@/lib/semantic/score/schema";

/** What one part of the score comes to. **Units** shares of 1, the gain of what is to do too. */
export type PartScore = { readonly score: number; readonly todo: readonly ScoreTodo[] };

/** What is known beside the model. */
export type ScoreFacts = {
  /** How often each entity was part of an answer in the last seven days, by id. */
  readonly asked: ReadonlyMap<string, number>;
  /** SQL of the source's verified questions. */
  readonly verified: readonly string[];
  /** When the source was last read; null where nobody knows. */
  readonly readAt: Date | null;
  readonly now: Date;
};

/** How much each entity counts: together 1. */
export type Weights = ReadonlyMap<string, number>;

/** What a part is made from. The model holds nothing that is hidden. */
export type Scored = { readonly model: SemanticModel; readonly weights: Weights; readonly facts: ScoreFacts };

/** The search of the source's page that opens a table. */
export const searchOf = (tab: string, entity?: string): string =>
  entity === undefined ? `tab=${tab}` : `tab=${tab}&table=${encodeURIComponent(entity)}`;

export const mean = (numbers: readonly number[], ofNone: number): number =>
  numbers.length === 0 ? ofNone : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
