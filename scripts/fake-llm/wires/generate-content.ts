import { contentText, countTokens, sentEvent, type Wire } from "../wire";

type Body = {
  systemInstruction?: { parts: unknown };
  contents: { role: string; parts: unknown }[];
  generationConfig?: { temperature?: number; responseMimeType?: string; responseJsonSchema?: object };
};

/** Google's Gemini protocol. */
export const generateContent: Wire = {
  matches: (path) => path.endsWith(":streamGenerateContent"),
  keyOf: (headers) => headers["x-goog-api-key"]?.toString(),
  read: (body: Body, path) => {
    const textOf = (wanted: string) => {
      const said = body.contents.filter(({ role }) => role === wanted);
      return said.map(({ parts }) => contentText(parts)).join("\n");
    };
    const { responseMimeType, responseJsonSchema, temperature } = body.generationConfig ?? {};
    const json = responseMimeType === "application/json";
    return {
      model: /models\/([^:]+):/.exec(path)?.[1] ?? "",
      ...{ system: contentText(body.systemInstruction?.parts), prompt: textOf("user"), begun: textOf("model") },
      ...{ stream: true, json, structured: responseJsonSchema ? "json-schema" : json ? "json" : "none" },
      temperature: temperature ?? null,
    };
  },
  opening: () => "",
  piece: (_request, text, of) =>
    candidate({ content: { role: "model", parts: [{ text, ...(of === "reasoning" && { thought: true }) }] } }),
  ending: (request, reply) => {
    const reasons: Record<string, string> = { length: "MAX_TOKENS", refused: "SAFETY" };
    const { cached, input, output, reasoning } = countTokens(request, reply);
    const usageMetadata = {
      ...{ promptTokenCount: input, cachedContentTokenCount: cached, thoughtsTokenCount: reasoning },
      ...{ candidatesTokenCount: output - reasoning, totalTokenCount: input + output },
    };
    const finishReason = reasons[reply.fault?.kind ?? ""] ?? "STOP";
    return candidate({ content: { role: "model", parts: [{ text: "" }] }, finishReason }, { usageMetadata });
  },
};

function candidate(content: object, rest: object = {}): string {
  return sentEvent({ candidates: [{ index: 0, ...content }], ...rest });
}
