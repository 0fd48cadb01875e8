import { refuse } from "@/lib/errors";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import type { ModelEdit } from "@/lib/llm/schema";
import { ok, type Result } from "@/lib/result";

/**
 * Completes an edited model with the stored key. It is only lent to the same provider at the same address: else whoever may edit a
 * model could send its key to a machine of their own. Fails: llm/key-needed.
 */
export function completeModel(edit: ModelEdit, stored: ConnectedModel | null): Result<ConnectedModel> {
  const { apiKey, ...model } = edit;
  const complete = (key: string | null) =>
    ok({ ...model, id: stored?.id ?? "", apiKey: key, fromEnvironment: false } satisfies ConnectedModel);
  if (apiKey !== undefined || stored === null || stored.apiKey === null) return complete(apiKey ?? null);
  const isSame = stored.provider === edit.provider && stored.baseUrl === edit.baseUrl;
  return isSame ? complete(stored.apiKey) : refuse("llm/key-needed");
}
