import { selectSlice } from "@/lib/nl2sql/model/select-slice";
import { type Prompt, type PromptInput, writePrompt } from "@/lib/nl2sql/model/write-prompt";
import { tablesOfTurns } from "@/lib/nl2sql/tables-of-turns";
import { visibleModel } from "@/lib/semantic/visible-model";

export type PromptQuestion = Omit<PromptInput, "slice" | "wording">;

/** Earlier questions that help to find the tables of a follow-up that names none. */
const turnCountForSearch = 2;

/** Every character that a model is sent for a question, with a wording of the prompt "sql". What is shown to admins is made here too. */
export function promptForQuestion(asked: PromptQuestion, wording: string): Prompt {
  const recent = asked.turns.slice(-turnCountForSearch);
  const searched = [...recent.map(({ question }) => question), asked.question].join(" ");
  const slice = selectSlice(asked.model, searched, tablesOfTurns(recent, asked.model));
  return writePrompt({ ...asked, model: visibleModel(asked.model), slice, wording });
}
