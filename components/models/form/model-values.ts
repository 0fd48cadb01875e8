import { modelPresets, type PresetId, presetOf } from "@/components/models/form/model-presets";
import { type ModelEdit, type ModelSummary, modelEditSchema, type StructuredOutput } from "@/lib/llm/schema";

/** The fields of the form, as they are typed. */
export type ModelValues = {
  preset: PresetId;
  name: string;
  model: string;
  baseUrl: string;
  apiKey: string;
  structuredOutput: StructuredOutput;
};

export type ModelField = "name" | "model" | "baseUrl" | "apiKey";

export function presetById(id: PresetId) {
  // Every id is one of the list's.
  return modelPresets.find((preset) => preset.id === id) ?? modelPresets[0];
}

/** What the form begins with: a connected model, or the first preset. */
export function initialValues(model: ModelSummary | null): ModelValues {
  if (model === null) return { ...valuesOf("deepseek"), name: "", model: "", apiKey: "" };
  const { name, structuredOutput } = model;
  return {
    preset: presetOf(model),
    name,
    model: model.model,
    baseUrl: model.baseUrl ?? "",
    apiKey: "",
    structuredOutput,
  };
}

/** What changes with the preset. */
export function valuesOf(preset: PresetId): Pick<ModelValues, "preset" | "baseUrl" | "structuredOutput"> {
  const { baseUrl, structuredOutput } = presetById(preset);
  return { preset, baseUrl: baseUrl ?? "", structuredOutput };
}

/**
 * The form as the server takes it, or which fields are wrong. An empty key is the stored one for a connected model that has one, and
 * none for others. **Nulls** `edit` where a field is wrong.
 */
export function readModel(
  values: ModelValues,
  stored: ModelSummary | null,
): { edit: ModelEdit | null; problems: ModelField[] } {
  const { provider, needsKey } = presetById(values.preset);
  const [baseUrl, key] = [values.baseUrl.trim(), values.apiKey.trim()];
  const problems: ModelField[] = [];
  if (values.name.trim() === "") problems.push("name");
  if (values.model.trim() === "") problems.push("model");
  if (baseUrl.includes("YOUR-RESOURCE")) problems.push("baseUrl");
  if (key === "" && stored?.hasKey !== true && needsKey) problems.push("apiKey");
  const parsed = modelEditSchema.safeParse({
    ...{ name: values.name, model: values.model, provider, structuredOutput: values.structuredOutput },
    baseUrl: baseUrl === "" ? null : baseUrl,
    ...(key !== "" ? { apiKey: key } : stored?.hasKey === true ? {} : { apiKey: null }),
  });
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path }) => path[0]);
    if (fields.includes("baseUrl") && !problems.includes("baseUrl")) problems.push("baseUrl");
  }
  return { edit: parsed.success && problems.length === 0 ? parsed.data : null, problems };
}
