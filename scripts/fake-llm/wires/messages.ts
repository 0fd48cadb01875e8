import { contentText, countTokens, sentEvent, type Wire } from "../wire";

type Body = {
  model: string;
  stream?: boolean;
  temperature?: number;
  system?: unknown;
  messages: { role: string; content: unknown }[];
  output_config?: { format?: { type: string } };
  tools?: { name: string }[];
};

/** Anthropic's protocol. */
export const messages: Wire = {
  matches: (path) => path.endsWith("/messages"),
  keyOf: (headers) => headers["x-api-key"]?.toString(),
  read: (body: Body) => {
    const textOf = (wanted: string) => {
      const said = body.messages.filter(({ role }) => role === wanted);
      return said.map(({ content }) => contentText(content)).join("\n");
    };
    // Models without a format of their own are given a tool whose input is the reply.
    const isHeld =
      body.output_config?.format?.type === "json_schema" || body.tools?.some(({ name }) => name === "json");
    return {
      ...{ model: body.model, system: contentText(body.system), prompt: textOf("user"), begun: textOf("assistant") },
      ...{ stream: body.stream === true, json: isHeld === true, structured: isHeld ? "json-schema" : "none" },
      temperature: body.temperature ?? null,
    };
  },
  opening: (request) => {
    const { input, cached } = countTokens(request, { text: "" });
    const usage = { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: 1 };
    const message = { id: "fake-1", type: "message", role: "assistant", model: request.model, content: [], usage };
    return (
      named("message_start", { message }) +
      named("content_block_start", { index: 0, content_block: { type: "text", text: "" } })
    );
  },
  piece: (_request, text, of) =>
    of === "reasoning" ? "" : named("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
  ending: (request, reply) => {
    const reasons: Record<string, string> = { length: "max_tokens", refused: "refusal" };
    const delta = { stop_reason: reasons[reply.fault?.kind ?? ""] ?? "end_turn", stop_sequence: null };
    const usage = { output_tokens: countTokens(request, reply).output };
    return (
      named("content_block_stop", { index: 0 }) + named("message_delta", { delta, usage }) + named("message_stop", {})
    );
  },
};

function named(type: string, data: object): string {
  return sentEvent({ type, ...data }, type);
}
