import { handle } from "@/lib/http/handle";
import { addAnswer } from "@/lib/quality/add-answer";
import { answerCaseSchema } from "@/lib/quality/schema";

/** Makes a case of an answer in the chat. */
export const POST = handle(
  { route: "/api/quality/answers", access: "semantic:edit", body: answerCaseSchema },
  ({ viewer, body }) => addAnswer(viewer, body.queryId),
);
