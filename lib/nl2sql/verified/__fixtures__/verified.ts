import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export const verifiedAt = new Date("2024-03-15T12:00:00Z");

/** A question that was verified on a day in March 2024 with this answer. */
export function verified(
  question: string,
  answer: Pick<VerifiedQuestion, "plan" | "sql">,
  id = question,
): VerifiedQuestion {
  const createdAt = verifiedAt.toISOString();
  return {
    ...{ id, sourceId: "shop", question, language: "en", chart: null, verifiedBy: "Ada" },
    ...{ ...answer, createdAt, updatedAt: createdAt },
  };
}

/** A question with the answer that the offline engine gave it. */
export function verifiedPlan(question: string, model: SemanticModel, id = question): VerifiedQuestion {
  const read = interpretOffline({ question, model, now: verifiedAt, locale: "en", previous: null });
  if (read.kind !== "draft") throw new Error(`no answer to ${question}`);
  return verified(question, { plan: read.plan, sql: read.sql }, id);
}
