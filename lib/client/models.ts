import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/client/fetch-json";
import {
  type ModelChains,
  type ModelEdit,
  modelsStateSchema,
  modelTestSchema,
  type UpdateModel,
} from "@/lib/llm/schema";

/** The language models and their order; for those who manage them. */
export function modelsQuery() {
  return queryOptions({
    queryKey: ["models"],
    queryFn: ({ signal }) => fetchJson("/api/models", { schema: modelsStateSchema, signal }),
  });
}

/** Connects a model. */
export function createModel(body: ModelEdit) {
  return fetchJson("/api/models", { method: "POST", body, schema: modelsStateSchema });
}

/** Changes a model; a key left out stays as it is. */
export function updateModel(modelId: string, body: UpdateModel) {
  return fetchJson(`/api/models/${modelId}`, { method: "PATCH", body, schema: modelsStateSchema });
}

/** Removes a model and its key. */
export function deleteModel(modelId: string) {
  return fetchJson(`/api/models/${modelId}`, { method: "DELETE", schema: modelsStateSchema });
}

/** Sets which models are asked in which order. */
export function changeChains(body: ModelChains) {
  return fetchJson("/api/models/chains", { method: "PUT", body, schema: modelsStateSchema });
}

/** Tries a connected model and keeps what was found. */
export function testModel(modelId: string) {
  return fetchJson(`/api/models/${modelId}/test`, { method: "POST", schema: modelTestSchema });
}

/** Tries a model without keeping it. `modelId` lends its stored key. */
export function testModelEdit(model: ModelEdit, modelId: string | null) {
  return fetchJson("/api/models/test", { method: "POST", body: { model, modelId }, schema: modelTestSchema });
}
