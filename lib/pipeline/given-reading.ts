import type { Draft } from "@/lib/nl2sql/schema";
import type { KeptQuery } from "@/lib/pipeline/answer-part";
import type { AskedQuestion, Reading } from "@/lib/pipeline/read-question";

/** Queries that come with a question: written for it by hand, confirmed although it reads much, or kept and asked again. */
export type GivenQuery = {
  readonly sql?: string | undefined;
  readonly confirmed?: KeptQuery;
  readonly stored?: KeptQuery;
};

/** The reading of a question whose query is given: no engine reads it. Null for one that has to be read. */
export function givenReading({ question, text }: AskedQuestion, given: GivenQuery): Reading | null {
  if (given.sql !== undefined) {
    const byHand = { sql: given.sql, plan: null, engine: "sql", question } as const;
    return asWritten(byHand, [text("assumption.byHand")]);
  }
  const kept = given.confirmed ?? given.stored;
  return kept === undefined ? null : asWritten(kept, []);
}

function asWritten(
  { sql, plan, engine, question: understood }: Omit<KeptQuery, "sourceId">,
  assumptions: string[],
): Reading {
  const draft: Draft = {
    kind: "draft",
    ...{ sql, plan, engine, understood, assumptions },
    confidence: 1,
    confident: true,
    unused: [],
    chartHint: null,
  };
  return { interpretation: draft, usage: null };
}
