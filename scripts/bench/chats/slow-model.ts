/**
 * A language model for benches, as a process of its own: it thinks for so many milliseconds and then answers. DELAY-MS;
 * sends its address first, and whenever it is asked for times, what each request took it by the question in it.
 */
import { plausibleAnswer } from "@/scripts/fake-llm/plausible-answer";
import { startFakeModel } from "@/scripts/fake-llm/start-fake-model";

const delayMs = Number(process.argv[2]);
const times: { question: string; firstTokenAt: number; ms: number }[] = [];
const model = await startFakeModel({
  answer: (request) => ({ ...plausibleAnswer(request), delayMs }),
  onServed: (request, firstTokenAt) => {
    const question = /no\. \d+/.exec(request.prompt.split("</earlier>").at(-1) ?? "")?.[0] ?? "";
    times.push({ question, firstTokenAt, ms: Date.now() - request.at });
  },
});
process.on("message", () => process.send?.({ times: times.splice(0) }));
process.on("disconnect", () => process.exit());
process.send?.({ url: model.url });
