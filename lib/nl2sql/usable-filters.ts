import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";

/** The named conditions that questions may use: those that a person made or accepted. What is only suggested answers nobody. */
export const usableFilters = (model: SemanticModel): NamedFilter[] =>
  (model.filters ?? []).filter(({ origin, accepted }) => origin === "person" || accepted === true);
