import type { ModelsState } from "@/lib/llm/schema";

/** The models that are asked where an operation has no chain of its own, as the server takes them: those that are gone or disabled are not. */
export function defaultChain({ models, chains }: ModelsState): string[] {
  const askable = models.filter(({ disabled }) => !disabled).map(({ id }) => id);
  return chains.default?.filter((id) => askable.includes(id)) ?? askable;
}
