import type { Locale } from "@/lib/i18n/locale";
import { selectSlice } from "@/lib/nl2sql/model/select-slice";
import { type PromptTurn, type Repair, writePrompt } from "@/lib/nl2sql/model/write-prompt";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ModelContext } from "@/lib/source/schema";

export type PromptQuestion = {
  readonly question: string;
  readonly model: SemanticModel;
  readonly modelContext: ModelContext;
  /** Oldest first. */
  readonly turns: readonly PromptTurn[];
  readonly locale: Locale;
  readonly now: Date;
  /** The last draft and what was wrong with it, to get a better one. */
  readonly repair: Repair | null;
};

/** Earlier questions that help to find the tables of a follow-up that names none. */
const turnCountForSearch = 2;

/** Every character that a model is sent for a question, with a wording of the prompt "sql". What is shown to admins is made here too. */
export function promptForQuestion(
  asked: PromptQuestion,
  wording: string,
): { readonly system: string; readonly prompt: string } {
  const searched = [...asked.turns.slice(-turnCountForSearch).map(({ question }) => question), asked.question];
  return writePrompt({ ...asked, slice: selectSlice(asked.model, searched.join(" ")), wording });
}
