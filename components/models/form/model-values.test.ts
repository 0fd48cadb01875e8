import { describe, expect, it } from "vitest";
import type { ModelSummary } from "@/lib/llm/schema";
import { initialValues, readModel, valuesOf } from "./model-values";

const stored: ModelSummary = {
  ...{ id: "1", name: "Local", provider: "openai-compatible", baseUrl: "http://localhost:11434/v1", model: "qwen3:8b" },
  ...{ structuredOutput: "json-schema", hasKey: true, disabled: false, fromEnvironment: false, lastTest: null },
};
const typed = { name: "Mine", model: "m", apiKey: "" };

describe("the form of a model", () => {
  it("knows a connected model's provider again and keeps its key when none is typed", () => {
    const values = initialValues(stored);
    expect(values.preset).toBe("ollama");
    expect(readModel(values, stored).edit).not.toHaveProperty("apiKey");
    expect(readModel({ ...values, apiKey: "new" }, stored).edit).toMatchObject({ apiKey: "new" });
  });

  it("says of a server of one's own without a key that it has none", () => {
    expect(readModel({ ...valuesOf("vllm"), ...typed }, null).edit).toMatchObject({ apiKey: null });
  });

  it.each([
    ["a provider without its key", { ...valuesOf("openai"), ...typed }, ["apiKey"]],
    ["nothing typed", initialValues(null), ["name", "model", "apiKey"]],
    ["an Azure resource that nobody has named", { ...valuesOf("azure"), ...typed, apiKey: "k" }, ["baseUrl"]],
    ["an address that is none", { ...valuesOf("other"), ...typed, baseUrl: "localhost" }, ["baseUrl"]],
    [
      "an address with a password in it",
      { ...valuesOf("other"), ...typed, baseUrl: "http://a:b@host/v1" },
      ["baseUrl"],
    ],
    ["a server of one's own without an address", { ...valuesOf("other"), ...typed }, ["baseUrl"]],
  ])("names the fields that are wrong: %s", (_name, values, problems) => {
    expect(readModel(values, null)).toEqual({ edit: null, problems });
  });
});
