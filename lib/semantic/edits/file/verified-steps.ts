import { isDeepStrictEqual } from "node:util";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import type { FileVerified } from "@/lib/semantic/edits/file/file-schema";
import { verifiedToFile } from "@/lib/semantic/edits/file/model-to-file";
import { plainValue } from "@/lib/semantic/edits/plain-value";
import type { ModelDifference } from "@/lib/semantic/edits/schema";
import { plainQuestion } from "@/lib/semantic/plain-question";

/** What a file changes of the verified questions: `at` is the place in its list. */
export type VerifiedChanges = {
  readonly added: readonly { readonly at: number; readonly question: FileVerified }[];
  readonly removed: readonly VerifiedQuestion[];
};

/** A question is known by its words; one with another answer goes and comes anew. Without a list in the file nothing changes. */
export function verifiedChanges(
  listed: readonly FileVerified[] | undefined,
  known: readonly VerifiedQuestion[],
): VerifiedChanges {
  if (listed === undefined) return { added: [], removed: [] };
  const same = (question: VerifiedQuestion, other: FileVerified) =>
    isDeepStrictEqual(plainValue(verifiedToFile(question)), plainValue(other));
  const stays = new Set(known.filter((question) => listed.some((other) => same(question, other))).map(({ id }) => id));
  const standing = new Set(known.filter(({ id }) => stays.has(id)).map(({ question }) => plainQuestion(question)));
  return {
    added: listed
      .map((question, at) => ({ at, question }))
      .filter(({ question }) => !standing.has(plainQuestion(question.question))),
    removed: known.filter(({ id }) => !stays.has(id)),
  };
}

/** The same for a reader. **Order** as in the file, then what goes. */
export function verifiedDifferences({ added, removed }: VerifiedChanges): ModelDifference[] {
  const before = new Map(removed.map(({ question, sql }) => [plainQuestion(question), sql]));
  const after = new Set(added.map(({ question }) => plainQuestion(question.question)));
  const told = (question: string, kind: "added" | "removed" | "changed", old: string | null, sql: string | null) => ({
    ...{ section: "question" as const, path: [question], kind, before: old, after: sql },
    field: kind === "changed" ? "sql" : null,
  });
  return [
    ...added.map(({ question: { question, sql } }) => {
      const old = before.get(plainQuestion(question));
      return told(question, old === undefined ? "added" : "changed", old ?? null, sql);
    }),
    ...removed
      .filter(({ question }) => !after.has(plainQuestion(question)))
      .map(({ question, sql }) => told(question, "removed", sql, null)),
  ];
}
