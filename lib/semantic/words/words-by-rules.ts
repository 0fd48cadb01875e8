import { cut } from "@/lib/llm/prompts/fence";
import type { EditableField, Entity, Inference, Join, SemanticColumn } from "@/lib/semantic/schema";
import { chineseLabelOf } from "@/lib/semantic/words/chinese-label";
import { type Described, describeColumn, describeEntity } from "@/lib/semantic/words/describe-by-rules";
import { englishNameOf } from "@/lib/semantic/words/english-name";
import { looksLikeInstruction } from "@/lib/semantic/words/looks-like-instruction";
import { nameClarity } from "@/lib/semantic/words/name-clarity";
import { type Worded, withInferred } from "@/lib/semantic/words/worded";
import { wordsOfName } from "@/lib/semantic/words-of-name";

type Inferred = Partial<Record<EditableField, Inference>>;

const quotedLengthMax = 200;
const confidences = { translation: 0.75, english: 0.7, description: 0.4 } as const;

/**
 * What names and joins say without a model: labels in Chinese, English words for Chinese names, plain descriptions, and how sure a label
 * is that a rule wrote out. Comments that speak to a model instead of describing are left out, and said to be.
 */
export function wordsByRules(entities: readonly Entity[], joins: readonly Join[]): Entity[] {
  const labels = new Map(entities.map(({ id, label }) => [id, label]));
  const joinsOf = new Map<string, Join[]>();
  for (const join of joins) joinsOf.set(join.from.entity, [...(joinsOf.get(join.from.entity) ?? []), join]);
  return entities.map((entity) => {
    const own = joinsOf.get(entity.id) ?? [];
    const columns = entity.columns.map((column): SemanticColumn => {
      const described = describeColumn(column, own, labels);
      return worded(column, column.name, described);
    });
    return { ...worded(entity, entity.table, describeEntity(entity, own, labels)), columns };
  });
}

function worded<T extends Worded>(thing: T, name: string, described: Described | null): T {
  const inferred: Inferred = {};
  const label = labelInference(name);
  if (label !== null) inferred.label = label;
  const comment = checkedComment(thing.description);
  if (comment.inferred !== null) inferred.description = comment.inferred;
  const byRules = comment.text === null && comment.inferred === null ? described : null;
  if (byRules !== null) inferred.description = byRule("description-from-links", confidences.description);
  const zhLabel = chineseLabelOf(thing.label);
  const zh = { ...(zhLabel !== null && { label: zhLabel }), ...(byRules !== null && { description: byRules.zh }) };
  if (Object.keys(zh).length > 0) inferred.translations = byRule("zh-from-words", confidences.translation);
  const english = englishNameOf(thing.label);
  const synonyms = english === null ? thing.synonyms : [...thing.synonyms, english];
  if (english !== null) inferred.synonyms = byRule("en-from-words", confidences.english);
  else if (synonyms.length > 0) inferred.synonyms = byRule("zh-from-words", confidences.translation);
  const said = {
    ...{ ...thing, description: comment.text ?? byRules?.en ?? null, synonyms },
    ...(Object.keys(zh).length > 0 && { translations: { zh } }),
  };
  return withInferred(said, inferred);
}

const byRule = (code: string, confidence: number, params: Record<string, string> = {}): Inference => ({
  confidence,
  by: "rules",
  reason: { code, params },
});

/** Only where a rule did more than to part the words: what the name says by itself is no guess. */
function labelInference(name: string): Inference | null {
  const clarity = nameClarity(name);
  if (clarity < 0.5) return byRule("label-unclear", clarity, { name });
  const written = wordsOfName(name).join(" ");
  const isWrittenOut =
    written.replaceAll(/[^\p{L}\p{N}]/gu, "") !== name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return isWrittenOut ? byRule("label-abbreviation", clarity, { name }) : null;
}

/** A comment of the database as a description; what reads like an instruction is kept from everybody who would pass it on. */
function checkedComment(comment: string | null): { text: string | null; inferred: Inference | null } {
  const text = comment?.trim() ?? "";
  if (text === "") return { text: null, inferred: null };
  if (!looksLikeInstruction(text)) return { text: comment, inferred: null };
  const reason = { code: "comment-like-instruction", params: { comment: cut(text, quotedLengthMax) } };
  return { text: null, inferred: { confidence: 0, by: "database", reason } };
}
