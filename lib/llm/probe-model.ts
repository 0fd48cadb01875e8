import "server-only";
import { z } from "zod";
import { type Refusal, refuse } from "@/lib/errors";
import { callModel, type ModelAttempt } from "@/lib/llm/call-model";
import type { ConnectedModel } from "@/lib/llm/connected-model";
import { forgetQuirks, learnQuirk } from "@/lib/llm/model-quirks";
import type { KeptTest } from "@/lib/llm/model-summary";
import { nameProbeFailure } from "@/lib/llm/name-probe-failure";
import { proseReader } from "@/lib/llm/prose-reader";
import { jsonReader, type ReplyReader } from "@/lib/llm/reply-reader";
import { modelTestSteps, type StructuredOutput } from "@/lib/llm/schema";

type Step = KeptTest["steps"][number];
type Probe = {
  readonly attempt: ModelAttempt;
  readonly pieceTimes: readonly number[];
  readonly refusal: Refusal | null;
};

/** A model on one's own machine is loaded at its first question, which takes a while. */
const probeMs = 90_000;
const prose = "Write the numbers from one to thirty as words, separated by commas, and nothing else.";
/** The names are in the schema and in the words: a server that holds to either is found out by which kinds were asked for. */
const shape = z.object({ legs: z.number(), sound: z.string() });
const animal =
  'How many legs does a cat have, and which sound does it make? Reply with one JSON object such as {"legs": 2, "sound": "moo"} and nothing else.';

/** From the strictest. DeepSeek has no schemas. */
function kindsOf(model: ConnectedModel): StructuredOutput[] {
  return model.provider === "deepseek" ? ["json", "none"] : ["json-schema", "json", "none"];
}

/**
 * Tries what answers need of a model: reached, key accepted, an answer, streamed, in JSON; and how fast. A few hundred tokens at most,
 * which are not counted as usage.
 */
export async function probeModel(model: ConnectedModel, signal: AbortSignal): Promise<KeptTest> {
  const ends = AbortSignal.any([signal, AbortSignal.timeout(probeMs)]);
  const startedAt = performance.now();
  const written = await probe(model, { prompt: prose, schema: null }, proseReader({}), ends);
  const at = new Date().toISOString();
  if (written.refusal !== null) {
    const steps = failedAt(written.refusal);
    return { at, steps, structuredOutput: null, firstTokenMs: null, tokensPerSecond: null };
  }
  const structuredOutput = await probeStructured(model, ends);
  const { firstTokenAt } = written.attempt;
  const steps: Step[] = [
    passed("reach"),
    passed("key"),
    passed("answer"),
    isStreamed(written) ? passed("stream") : warned("stream", refuse("llm/one-piece").error),
    structuredStep(structuredOutput),
  ];
  return {
    ...{ at, steps, structuredOutput },
    firstTokenMs: firstTokenAt === null ? null : Math.round(firstTokenAt - startedAt),
    tokensPerSecond: tokensPerSecond(written),
  };
}

/** The strictest kind of structured output that gives what was asked for; null where none does. */
async function probeStructured(model: ConnectedModel, signal: AbortSignal): Promise<StructuredOutput | null> {
  for (const structuredOutput of kindsOf(model)) {
    const variant = { ...model, structuredOutput };
    const { refusal } = await probe(variant, { prompt: animal, schema: shape }, jsonReader(shape), signal);
    if (refusal === null) return structuredOutput;
  }
  return null;
}

async function probe<T>(
  model: ConnectedModel,
  { prompt, schema }: { readonly prompt: string; readonly schema: z.ZodType<T> | null },
  reader: ReplyReader<T>,
  signal: AbortSignal,
): Promise<Probe> {
  const pieceTimes: number[] = [];
  const call = () =>
    callModel(model, {
      ...{ system: "You are being tested. Reply briefly.", prompt, schema, signal, begun: null },
      ...{ totalMs: probeMs, silenceMs: probeMs },
      onText: (delta) => {
        pieceTimes.push(performance.now());
        reader.push(delta);
      },
    });
  forgetQuirks(model);
  let attempt = await call();
  // A server that takes no temperature is asked without one; another kind of JSON is another variant.
  if (attempt.outcome.kind === "failed" && learnQuirk(model, attempt.outcome.cause) === "temperature") {
    attempt = await call();
  }
  return { attempt, pieceTimes, refusal: refusalOf(attempt, reader, model) };
}

function refusalOf<T>({ outcome }: ModelAttempt, reader: ReplyReader<T>, model: ConnectedModel): Refusal | null {
  if (outcome.kind === "failed") return nameProbeFailure(outcome.cause, model);
  if (outcome.kind === "refused") return refuse("llm/refused").error;
  if (outcome.kind === "cut-off") return refuse("llm/cut-off").error;
  const read = reader.end();
  return read.ok ? null : read.error;
}

/** Which step a failure belongs to: those before it are done, those behind it were never come to. */
function failedAt(refusal: Refusal): Step[] {
  const reach = ["llm/unreachable", "llm/private-address", "llm/forbidden-address"];
  const step = reach.includes(refusal.code) ? "reach" : refusal.code === "llm/key-refused" ? "key" : "answer";
  const at = modelTestSteps.indexOf(step);
  return modelTestSteps.map((name, index) => {
    if (index < at) return passed(name);
    return { step: name, outcome: index === at ? "failed" : "skipped", refusal: index === at ? refusal : null };
  });
}

function structuredStep(kind: StructuredOutput | null): Step {
  if (kind === null) return warned("structured", refuse("llm/malformed").error);
  return kind === "none" ? warned("structured", refuse("llm/no-json-mode").error) : passed("structured");
}

/** A reply that a proxy held back comes in one piece, or in pieces that come together. */
function isStreamed({ pieceTimes }: Probe): boolean {
  const [first, last] = [pieceTimes[0], pieceTimes.at(-1)];
  return first !== undefined && last !== undefined && pieceTimes.length > 2 && last - first > 2;
}

/** Null where the server counts no tokens, or the reply came in one piece. */
function tokensPerSecond({ attempt, pieceTimes }: Probe): number | null {
  const last = pieceTimes.at(-1);
  const { firstTokenAt, usage } = attempt;
  if (last === undefined || firstTokenAt === null || !usage?.outputTokens || last - firstTokenAt < 10) return null;
  return Math.round((usage.outputTokens / (last - firstTokenAt)) * 10_000) / 10;
}

function passed(step: Step["step"]): Step {
  return { step, outcome: "passed", refusal: null };
}

function warned(step: Step["step"], refusal: Refusal): Step {
  return { step, outcome: "warning", refusal };
}
