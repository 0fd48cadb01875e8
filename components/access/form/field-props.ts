import type { RuleValues } from "@/components/access/form/rule-values";
import type { RuleTable } from "@/lib/access/schema";

/** What every part of the form of a rule gets. */
export type FieldProps = {
  values: RuleValues;
  change: (part: Partial<RuleValues>) => void;
  /** The chosen table. */
  table: RuleTable | undefined;
  /** Saving was tried: what is missing is said. */
  tried: boolean;
};
