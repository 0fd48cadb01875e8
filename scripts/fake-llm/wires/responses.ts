import { contentText, countTokens, sentEvent, type Wire } from "../wire";

type Body = {
  model: string;
  stream?: boolean;
  temperature?: number;
  input: { role?: string; content?: unknown }[];
  text?: { format?: { type: string } };
};

/** OpenAI's own protocol. */
export const responses: Wire = {
  matches: (path) => path.endsWith("/responses"),
  keyOf: ({ authorization }) => authorization?.replace(/^Bearer /, ""),
  read: (body: Body) => {
    const textOf = (...roles: string[]) => {
      const messages = body.input.filter(({ role }) => roles.includes(role ?? ""));
      return messages.map(({ content }) => contentText(content)).join("\n");
    };
    const format = body.text?.format?.type;
    return {
      ...{
        model: body.model,
        system: textOf("system", "developer"),
        prompt: textOf("user"),
        begun: textOf("assistant"),
      },
      ...{ stream: body.stream === true, json: format !== undefined && format !== "text" },
      structured: format === "json_schema" ? "json-schema" : format === "json_object" ? "json" : "none",
      temperature: body.temperature ?? null,
    };
  },
  opening: ({ model }) =>
    named("response.created", { response: { id: "fake-1", created_at: 1, model } }) +
    named("response.output_item.added", { output_index: 0, item: { type: "message", id: "message-1" } }),
  piece: (_request, text, of) =>
    of === "reasoning"
      ? ""
      : named("response.output_text.delta", { item_id: "message-1", output_index: 0, delta: text }),
  ending: (request, reply) => {
    const reasons: Record<string, string> = { length: "max_output_tokens", refused: "content_filter" };
    const reason = reasons[reply.fault?.kind ?? ""];
    const { cached, input, output, reasoning } = countTokens(request, reply);
    const usage = {
      ...{ input_tokens: input, input_tokens_details: { cached_tokens: cached } },
      ...{ output_tokens: output, output_tokens_details: { reasoning_tokens: reasoning } },
    };
    const item = { type: "message", id: "message-1" };
    const response = { usage, incomplete_details: reason === undefined ? null : { reason } };
    return (
      named("response.output_item.done", { output_index: 0, item }) +
      named(reason === undefined ? "response.completed" : "response.incomplete", { response })
    );
  },
};

function named(type: string, data: object): string {
  return sentEvent({ type, ...data }, type);
}
