import type { SemanticColumn } from "@/lib/semantic/schema";
import type { Batch, BatchPart } from "@/lib/semantic/words/batches";
import { checkedDescription, checkedLabel, checkedSynonyms } from "@/lib/semantic/words/check-words";
import type { ReplyWords, Said, SaidOfEntity, WordsReply } from "@/lib/semantic/words/schema";

/**
 * What of a model's reply may be kept: words for tables and columns that were asked for, in the language they should be in, that name
 * nothing which the prompt did not. `prompt` is what the model was sent.
 */
export function checkReply({ tables }: WordsReply, { parts }: Batch, prompt: string): SaidOfEntity[] {
  return parts.flatMap((part) => {
    // A wide table is asked for in parts, and a reply may list a table twice.
    const told = tables.filter(({ name }) => isSame(name, part.entity.id) || isSame(name, part.entity.table));
    const said = part.asksEntity ? firstSaid(told, prompt) : null;
    const columns = part.columns.flatMap((column) => saidOfColumn(column, told, prompt));
    return said === null && columns.length === 0
      ? []
      : [{ entity: part.entity.id, said, columns: distinct(columns, part) }];
  });
}

function firstSaid(told: readonly ReplyWords[], prompt: string): Said | null {
  return told.map((words) => saidIn(words, prompt)).find((said) => said !== null) ?? null;
}

function saidOfColumn({ name }: SemanticColumn, told: WordsReply["tables"], prompt: string) {
  const listed = told.flatMap(({ columns }) => columns ?? []);
  const words = listed.find((other) => other.name === name) ?? listed.find((other) => isSame(other.name, name));
  const said = words === undefined ? null : saidIn(words, prompt);
  return said === null ? [] : [{ column: name, said }];
}

function saidIn({ label, description, synonyms, zh, unsure }: ReplyWords, prompt: string): Said | null {
  const [en, chinese] = [{ prompt, language: "en" } as const, { prompt, language: "zh" } as const];
  const said: Said = {
    label: checkedLabel(label, en),
    description: checkedDescription(description, en),
    synonyms: [...checkedSynonyms(synonyms, en).slice(0, 4), ...checkedSynonyms(zh?.synonyms, chinese).slice(0, 4)],
    zh: { label: checkedLabel(zh?.label, chinese), description: checkedDescription(zh?.description, chinese) },
    unsure: unsure === true,
  };
  const isEmpty = said.label === null && said.description === null && said.synonyms.length === 0;
  return isEmpty && said.zh.label === null && said.zh.description === null ? null : said;
}

/** Two columns of one table with the same label could not be told apart by whoever reads them: neither keeps it. */
function distinct(columns: SaidOfEntity["columns"], { entity }: BatchPart): SaidOfEntity["columns"] {
  const kept = entity.columns.filter(({ name }) => !columns.some(({ column }) => column === name));
  const count = (pick: (said: Said) => string | null, label: string | null, own: (column: SemanticColumn) => string) =>
    columns.filter(({ said }) => isSame(pick(said) ?? "", label ?? "")).length +
    kept.filter((column) => isSame(own(column), label ?? "")).length;
  return columns.map(({ column, said }) => {
    const label =
      count(
        (other) => other.label,
        said.label,
        (other) => other.label,
      ) > 1
        ? null
        : said.label;
    const inChinese = (other: SemanticColumn) => other.translations?.zh?.label ?? "";
    const zhLabel = count((other) => other.zh.label, said.zh.label, inChinese) > 1 ? null : said.zh.label;
    return { column, said: { ...said, label, zh: { ...said.zh, label: zhLabel } } };
  });
}

const isSame = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
