import { parseArgs } from "node:util";
import { plausibleAnswer } from "./fake-llm/plausible-answer";
import { startFakeModel } from "./fake-llm/start-fake-model";

/** `npm run fake-llm [-- --port 4010]`: a local stand-in for DeepSeek, to develop the model path without a key. */
const { values } = parseArgs({ options: { port: { type: "string", default: "4010" } } });
const model = await startFakeModel({
  port: Number(values.port),
  answer(request) {
    const reply = plausibleAnswer(request);
    console.log(`${new Date().toISOString()} ${request.model}: ${reply.fault?.kind ?? reply.text.slice(0, 200)}`);
    return reply;
  },
});

console.log(`A stand-in for DeepSeek listens on ${model.url}. Start Querent with:

  DEEPSEEK_API_KEY=any-key DEEPSEEK_BASE_URL=${model.url} npm start

Write one of these into a question to see a fault:
  #429 #500 #key #reset #cut #silence #empty #malformed #fence #think #slow #badsql`);
