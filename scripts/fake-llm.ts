import { parseArgs } from "node:util";
import { plausibleAnswer } from "./fake-llm/plausible-answer";
import { startFakeModel } from "./fake-llm/start-fake-model";

/**
 * `npm run fake-llm [-- --port 4010 --delay 0 --key KEY]`: a local stand-in for a language model, to develop the model path without one.
 * `--delay`: milliseconds before each answer. `--key`: the only key that is accepted; any is without it.
 */
const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4010" },
    delay: { type: "string", default: "0" },
    key: { type: "string" },
  },
});
const model = await startFakeModel({
  port: Number(values.port),
  delayMs: Number(values.delay),
  ...(values.key !== undefined && { apiKey: values.key }),
  answer(request) {
    const reply = plausibleAnswer(request);
    console.log(`${new Date().toISOString()} ${request.model}: ${reply.fault?.kind ?? reply.text.slice(0, 200)}`);
    return reply;
  },
});

console.log(`A stand-in for a language model listens on ${model.url}. Start Querent with:

  DEEPSEEK_API_KEY=${values.key ?? "any-key"} DEEPSEEK_BASE_URL=${model.url} npm start

or connect it under Admin, Models: "OpenAI-compatible", address ${model.url}, any model name. It speaks DeepSeek's protocol and
OpenAI's, Anthropic's and Google's.

Write one of these into a question to see a fault:
  #429 #429long #500 #key #reset #cut #length #silence #empty #malformed #broken #fence #think #refused #filter #slow #badsql`);
