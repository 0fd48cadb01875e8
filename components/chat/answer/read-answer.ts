import { type AnswerParts, answerSteps, type ChatMessage } from "@/lib/chat/schema";

type Step = (typeof answerSteps)[number];
/** `position`: place in the line before the source, while the query waits there. */
export type StepState = { step: Step; status: "waiting" | "active" | "done"; position: number | null };

/** An answer's parts in the form the page draws; what has not come yet is null. */
export type Answer = {
  text: string;
  steps: StepState[];
  question: AnswerParts["question"] | null;
  sql: AnswerParts["sql"] | null;
  rows: AnswerParts["rows"] | null;
  chart: AnswerParts["chart"] | null;
  receipt: AnswerParts["receipt"] | null;
  clarify: AnswerParts["clarify"] | null;
  report: AnswerParts["report"] | null;
  followups: readonly string[];
  refusal: AnswerParts["refusal"] | null;
};

const nothing: Answer = {
  text: "",
  steps: [],
  question: null,
  sql: null,
  rows: null,
  chart: null,
  receipt: null,
  clarify: null,
  report: null,
  followups: [],
  refusal: null,
};

/** Folds the parts of a message, in whatever order they came; a later part of a kind replaces the earlier one. */
export function readAnswer(message: Pick<ChatMessage, "parts">): Answer {
  const states = new Map<Step, Omit<StepState, "step">>();
  const answer: Answer = { ...nothing };
  for (const part of message.parts) {
    switch (part.type) {
      case "text":
        // A text of its own each: one that a model wrote and that was checked replaces the one that was computed.
        answer.text = part.text;
        break;
      case "data-step":
        states.set(part.data.step, { status: part.data.status, position: part.data.position ?? null });
        break;
      case "data-question":
        answer.question = part.data;
        break;
      case "data-sql":
        answer.sql = part.data;
        break;
      case "data-rows":
        answer.rows = part.data;
        break;
      case "data-chart":
        answer.chart = part.data;
        break;
      case "data-receipt":
        answer.receipt = part.data;
        break;
      case "data-clarify":
        answer.clarify = part.data;
        break;
      case "data-report":
        answer.report = part.data;
        break;
      case "data-followups":
        answer.followups = part.data.questions;
        break;
      case "data-refusal":
        answer.refusal = part.data;
        break;
      default:
        // The AI SDK has part kinds of its own (step-start, sources); Querent sends none of them.
        break;
    }
  }
  answer.steps = answerSteps.map((step) => ({ step, ...(states.get(step) ?? { status: "waiting", position: null }) }));
  return answer;
}

/** Whether an answer came to any end of its own. One that did not was stopped or cut off. */
export function isFinished({ text, receipt, clarify, refusal }: Answer): boolean {
  return text !== "" || receipt !== null || clarify !== null || refusal !== null;
}

/** Whether the reader stopped it. The server keeps that as a refusal; to the reader it is no failure. */
export function wasStopped({ refusal }: Answer): boolean {
  return refusal?.code === "execute/cancelled";
}

/** Whether an answer that is not being made came to no end of its own. */
export function isCutOff(answer: Answer): boolean {
  return wasStopped(answer) || !isFinished(answer);
}
