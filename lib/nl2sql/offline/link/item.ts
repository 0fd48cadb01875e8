import type { Tag } from "@/lib/nl2sql/offline/language/tags";
import type { Target, ValueHit } from "@/lib/nl2sql/offline/link/model-index";
import type { TimeRange } from "@/lib/nl2sql/offline/link/time-range";

/** A stretch of the question and everything that it can mean. The reader decides by what stands around it. */
export type Item = {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly tag: Tag | null;
  readonly targets: readonly Target[];
  readonly values: readonly ValueHit[];
  readonly number: number | null;
  readonly time: TimeRange | null;
  /** Text in quotes, or a name with a capital letter, that no known value equals. */
  readonly literal: string | null;
  readonly capital: boolean;
  readonly possessive: boolean;
};
