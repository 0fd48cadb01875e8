import type { FakeRequest } from "../fake-reply";
import { contentText, countTokens, sentEvent, type Wire } from "../wire";

type Body = {
  model: string;
  stream?: boolean;
  temperature?: number;
  messages: { role: string; content: unknown }[];
  response_format?: { type: string };
};

/** DeepSeek, and whoever imitates OpenAI's older protocol: Ollama, vLLM, LM Studio, Azure, Qwen, Moonshot, Zhipu. */
export const chatCompletions: Wire = {
  matches: (path) => path.endsWith("/chat/completions"),
  keyOf: ({ authorization }) => authorization?.replace(/^Bearer /, ""),
  read: (body: Body) => {
    const textOf = (role: string) => {
      const messages = body.messages.filter((message) => message.role === role);
      return messages.map(({ content }) => contentText(content)).join("\n");
    };
    const format = body.response_format?.type;
    return {
      ...{ model: body.model, system: textOf("system"), prompt: textOf("user"), begun: textOf("assistant") },
      ...{ stream: body.stream === true, json: format !== undefined && format !== "text" },
      structured: format === "json_schema" ? "json-schema" : format === "json_object" ? "json" : "none",
      temperature: body.temperature ?? null,
    };
  },
  opening: (request) => chunk(request, { role: "assistant", content: "" }),
  piece: (request, text, of) => chunk(request, of === "text" ? { content: text } : { reasoning_content: text }),
  ending: (request, reply) => {
    const reasons: Record<string, string> = { length: "length", refused: "content_filter" };
    const { cached, input, output, reasoning } = countTokens(request, reply);
    const usage = {
      ...{ prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
      ...{ prompt_cache_hit_tokens: cached, prompt_cache_miss_tokens: input - cached },
      prompt_tokens_details: { cached_tokens: cached },
      completion_tokens_details: { reasoning_tokens: reasoning },
    };
    return [
      chunk(request, { content: "" }, reasons[reply.fault?.kind ?? ""] ?? "stop"),
      sentEvent({ ...envelope(request), choices: [], usage }),
      "data: [DONE]\n\n",
    ].join("");
  },
};

function chunk(request: FakeRequest, delta: object, finishReason: string | null = null): string {
  const choices = [{ index: 0, delta, finish_reason: finishReason }];
  return sentEvent({ ...envelope(request), choices, usage: null });
}

function envelope({ model }: FakeRequest) {
  const created = Math.floor(Date.now() / 1000);
  return { id: "fake-1", object: "chat.completion.chunk", created, model, system_fingerprint: "fake" };
}
