import "server-only";
import { eq } from "drizzle-orm";
import { audit } from "@/lib/auth/audit";
import type { Viewer } from "@/lib/auth/viewer";
import { type Store, store } from "@/lib/db/store";
import { inTransaction, type Writer } from "@/lib/db/write";
import { refuse } from "@/lib/errors";
import type { Locale } from "@/lib/i18n/locale";
import { newId } from "@/lib/id";
import { qualityTexts } from "@/lib/quality/quality-texts";
import { type CaseContents, insertCases, readCases, takeTurnAt } from "@/lib/quality/question-cases";
import {
  type LineProblem,
  type ReadConversation,
  readQuestionLines,
  writeQuestionLines,
} from "@/lib/quality/question-lines";
import { findSet } from "@/lib/quality/question-sets";
import { caseCountMax, type Imported } from "@/lib/quality/schema";
import { ok, type Result } from "@/lib/result";
import { sourceSummary } from "@/lib/source/sources";

/** Lines that are named one by one when an import is refused; the rest is counted. */
const problemsNamedMax = 8;
const conversationLengthMax = 120;

/**
 * Adds the questions of a file to a set: all, or none when any line cannot be read. What the set already holds, word for word,
 * is left out. Access: quality:manage. Fails: quality/set-not-found, quality/import (names the lines), quality/full.
 */
export async function importCases(
  viewer: Viewer,
  setId: string,
  lines: string,
  locale: Locale,
): Promise<Result<Imported>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const { conversations, problems } = readQuestionLines(lines, locale);
  if (problems.length > 0 || conversations.length === 0) {
    return refuse("quality/import", { problems: sentences(problems, locale) });
  }
  const on = await store();
  const imported = await inTransaction(on, async (tx): Promise<Imported | null> => {
    const within = { ...on, db: tx };
    await takeTurnAt(within, setId);
    const { fresh, known } = await withoutKnown(within, setId, conversations);
    const added = await insertCases(within, viewer, setId, fresh);
    return added === null ? null : { added: added.length, known };
  });
  if (imported === null) return refuse("quality/full", { limit: caseCountMax });
  await audit(viewer, "quality.import", setId, imported);
  return ok(imported);
}

function sentences(problems: readonly LineProblem[], locale: Locale): string {
  const text = qualityTexts(locale);
  if (problems.length === 0) return text("nothingToImport");
  const named = problems.slice(0, problemsNamedMax).map(({ line, field, problem }) => {
    if (problem === null) return text("lineNotJson", { line });
    return field === "" ? text("lineProblem", { line, problem }) : text("lineField", { line, field, problem });
  });
  const more = problems.length - named.length;
  return [...named, ...(more > 0 ? [text("moreLines", { count: more })] : [])].join("\n");
}

/** Turns of one conversation as they are compared: word for word. */
const fingerprint = (turns: readonly { question: string; goldSql: string }[]) =>
  JSON.stringify(turns.map(({ question, goldSql }) => [question, goldSql]));

async function withoutKnown(
  on: Pick<Store, "tables"> & { db: Writer },
  setId: string,
  conversations: readonly ReadConversation[],
): Promise<{ fresh: CaseContents[]; known: number }> {
  const { questionCases } = on.tables;
  const stored = await on.db.select().from(questionCases).where(eq(questionCases.setId, setId));
  stored.sort((a, b) => a.position - b.position);
  const groups = Map.groupBy(stored, ({ id, conversation }) => conversation ?? id);
  const seen = new Set([...groups.values()].map(fingerprint));
  const names = new Set(stored.flatMap(({ conversation }) => conversation ?? []));
  const fresh: CaseContents[] = [];
  let known = 0;
  for (const { name, turns } of conversations) {
    if (seen.has(fingerprint(turns))) {
      known += turns.length;
      continue;
    }
    seen.add(fingerprint(turns));
    const conversation = name === null ? null : freeName(name, names);
    if (conversation !== null) names.add(conversation);
    fresh.push(...turns.map((turn) => ({ ...turn, conversation })));
  }
  return { fresh, known };
}

/** The file's own name of a conversation, unless another of the set has it. MySQL compares names without case. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  const fits = name !== "" && name.length <= conversationLengthMax;
  return fits && !taken.has(name) ? name : newId();
}

/** A set as the file that `importCases` and the command line's `eval` read. Access: quality:manage. Fails: quality/set-not-found. */
export async function exportCases(viewer: Viewer, setId: string): Promise<Result<{ name: string; lines: string }>> {
  const set = await findSet(viewer, setId);
  if (!set.ok) return set;
  const source = await sourceSummary(viewer, set.value.sourceId);
  const db = source.ok ? source.value.name : set.value.sourceId;
  return ok({ name: set.value.name, lines: writeQuestionLines(await readCases(setId), db) });
}
