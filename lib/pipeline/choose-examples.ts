import MiniSearch from "minisearch";
import { checkSql } from "@/lib/guard/check-sql";
import type { PromptExample } from "@/lib/nl2sql/model/write-prompt";
import type { VerifiedQuestion } from "@/lib/nl2sql/schema";
import { words } from "@/lib/nl2sql/words";
import { rowCountMax } from "@/lib/pipeline/limits";
import type { SemanticView } from "@/lib/semantic/access-policy";
import type { ModelContext } from "@/lib/source/schema";

const exampleCountMax = 5;
/** Each is guarded, so their number bounds the time. */
const triedCountMax = 12;

type Chosen = SemanticView & {
  readonly question: string;
  readonly verified: readonly VerifiedQuestion[];
  readonly modelContext: ModelContext;
};

const indexes = new WeakMap<readonly VerifiedQuestion[], MiniSearch<VerifiedQuestion>>();

/**
 * The verified questions that come nearest to a question, as examples for a model: only those that this viewer may run as they stand,
 * so that nothing they must not know of reaches a prompt. Where the source sends no values, none that holds a text of the data.
 * **Order** nearest first.
 */
export function chooseExamples({ question, verified, model, policy, modelContext }: Chosen): PromptExample[] {
  if (verified.length === 0) return [];
  const byId = new Map(verified.map((one) => [one.id, one]));
  const found: PromptExample[] = [];
  for (const { id } of indexOf(verified).search(question).slice(0, triedCountMax)) {
    const one = byId.get(String(id));
    if (!one || found.length >= exampleCountMax) break;
    if (!modelContext.sendSampleValues && holdsText(one.sql)) continue;
    if (checkSql(one.sql, { model, policy, rowCountMax }).ok) found.push({ question: one.question, sql: one.sql });
  }
  return found;
}

/** The list comes frozen from the cache: the same list, the same index. */
function indexOf(verified: readonly VerifiedQuestion[]): MiniSearch<VerifiedQuestion> {
  const known = indexes.get(verified);
  if (known) return known;
  const index = new MiniSearch<VerifiedQuestion>({
    fields: ["question"],
    tokenize: words,
    searchOptions: { prefix: (term) => term.length > 3, fuzzy: (term) => (term.length > 4 ? 0.2 : 0) },
  });
  index.addAll(verified);
  indexes.set(verified, index);
  return index;
}

/** A text in quotes that is no day. What the question says stands in its SQL, too. */
const holdsText = (sql: string): boolean =>
  (sql.match(/'(?:[^']|'')*'/g) ?? []).some((text) => !/^'\d{4}-\d{2}/.test(text));
