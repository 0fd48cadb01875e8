import type { ModelOperation } from "@/lib/llm/model-usage";
import type { ModelChains } from "@/lib/llm/schema";

/**
 * Which of the models that may be asked are asked for an operation, in which order. A chain of its own whose models are all gone or
 * disabled counts as none.
 */
export function chainIds(chains: ModelChains, operation: ModelOperation | null, askable: readonly string[]): string[] {
  const known = new Set(askable);
  const own = (operation === null ? undefined : chains.operations[operation])?.filter((id) => known.has(id)) ?? [];
  if (own.length > 0) return own;
  return chains.default?.filter((id) => known.has(id)) ?? [...askable];
}
