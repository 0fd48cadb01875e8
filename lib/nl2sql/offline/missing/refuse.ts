import type { Missing } from "@/lib/nl2sql/offline/missing/missing-nouns";
import { splitColumns } from "@/lib/nl2sql/offline/missing/split-columns";
import { type Locale, say } from "@/lib/nl2sql/offline/say";
import type { CannotAnswer, Draft } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

export type Refused = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly locale: Locale;
  readonly missing: readonly Missing[];
  /** What the question would be without the words that were not understood; null when nothing of it was. */
  readonly closest: Draft | null;
  readonly unused: readonly string[];
  /** Questions of the model that share words with this one. */
  readonly similar: readonly string[];
  /** Whether a question would be answered as it stands. */
  readonly isAnswered: (question: string) => boolean;
};

const nearestMax = 3;
const triedMax = 6;

/** Why a question is not answered and what to do next; questions that would be, its own words with what exists in place of what does not first. */
export function refuse(refused: Refused): CannotAnswer {
  const { missing, closest, unused, similar } = refused;
  const [first] = missing;
  const own = first === undefined ? [] : replaced(refused, first);
  return {
    kind: "cannot_answer",
    reason: first === undefined ? unread(refused) : lacks(first, refused),
    unused: [...new Set([...missing.map(({ words }) => words), ...(closest?.unused ?? unused)])],
    nearest: [...new Set([...own, ...similar])].slice(0, nearestMax),
  };
}

function lacks({ role, words }: Missing, { locale, model }: Refused): string {
  switch (role) {
    case "split":
      return say(
        locale,
        `This data has no “${words}” to split by. Split by one of its own columns, or name the column that holds it.`,
        `数据中没有“${words}”，无法按它拆分。请换成数据中已有的列，或说明它存放在哪一列。`,
      );
    case "figure":
    case "subject":
      return say(
        locale,
        `Nothing in this data is called “${words}”. Ask about ${listOf(tablesOf(model), locale)}, or use the name that the data has for it.`,
        `数据中没有“${words}”。可以询问${listOf(tablesOf(model), locale)}，或改用数据中的名称。`,
      );
    case "condition":
      return say(
        locale,
        `“${words}” could not be matched with this data, and an answer without it would be the answer to another question. Name the column and the value that are meant.`,
        `无法在数据中找到“${words}”，忽略它得到的就不是所问的答案。请写明对应的列和取值。`,
      );
  }
}

function unread({ closest, unused, locale, model }: Refused): string {
  const tables = listOf(tablesOf(model), locale);
  if (closest === null)
    return say(
      locale,
      `Nothing in this question names a table or a column of this data. Ask about ${tables}.`,
      `这个问题没有提到数据中的任何表或列。可以询问${tables}。`,
    );
  const words = [...new Set([...closest.unused, ...unused])].slice(0, 8).join(", ");
  return words === ""
    ? say(
        locale,
        `Too much of this question would have to be guessed. Name the column or the value that is meant. The nearest reading: ${closest.understood}`,
        `这个问题有太多需要猜测的地方，请写明对应的列或取值。最接近的理解：${closest.understood}`,
      )
    : say(
        locale,
        `These words could not be matched with this data: ${words}. Leave them out or use the names that the data has. The nearest reading: ${closest.understood}`,
        `以下词语在数据中找不到对应内容：${words}。请去掉它们，或改用数据中的名称。最接近的理解：${closest.understood}`,
      );
}

const shownTablesMax = 3;

/** The tables that hold most, by the names that people see. */
const tablesOf = (model: SemanticModel): string[] =>
  model.entities
    .filter(({ hidden }) => !hidden)
    .toSorted((a, b) => (b.rowEstimate ?? 0) - (a.rowEstimate ?? 0))
    .slice(0, shownTablesMax)
    .map(({ label }) => label.toLowerCase());

const listOf = (names: readonly string[], locale: Locale): string =>
  names.length < 2 || locale === "zh"
    ? names.join("、") || say(locale, "what its tables hold", "表中的内容")
    : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;

/** The question with a column that exists in the place of the words that name none, where it is answered then. */
function replaced({ question, model, closest, isAnswered }: Refused, { role, words }: Missing): string[] {
  const at = question.toLowerCase().indexOf(words.toLowerCase());
  const plan = closest?.plan ?? null;
  // "which airport has the highest …" can ask for another column; "what is the weather" cannot.
  const canChange = role === "split" || (role === "subject" && plan !== null && plan.order.length > 0);
  if (!canChange || at < 0 || plan === null) return [];
  const columns = splitColumns(model, plan.measures[0]?.entity ?? plan.root);
  return [...new Set(columns.map(({ column }) => column.label.toLowerCase()))]
    .slice(0, triedMax)
    .map((label) => `${question.slice(0, at)}${label}${question.slice(at + words.length)}`)
    .filter(isAnswered)
    .slice(0, nearestMax);
}
