import type { EditableField, Inference, SemanticModel } from "@/lib/semantic/schema";
import { singular } from "@/lib/semantic/singular";
import { nameClarity } from "@/lib/semantic/words/name-clarity";
import type { DescribedBatch, Said } from "@/lib/semantic/words/schema";
import { type Worded, withInferred } from "@/lib/semantic/words/worded";

/** How sure what a model says is: a translation is seldom wrong, a meaning often enough. Halved where the model said that it guessed. */
const confidences = { label: 0.8, description: 0.75, synonyms: 0.7, translations: 0.85 } as const;

/** A name this clear needs no other label in its own language. */
const clarityEnough = 0.9;
const synonymCountMax = 12;

/**
 * The model with what was said of some of its tables and columns. What a person set, and comments of the database, stay; a label is
 * taken over only where the name itself is hard to read. Each field says where it comes from.
 */
export function applyBatch(model: SemanticModel, { entities: told, model: by }: DescribedBatch): SemanticModel {
  if (told.length === 0) return model;
  const ofTables = namesOf(model.entities);
  const entities = model.entities.map((entity) => {
    const parts = told.filter((said) => said.entity === entity.id);
    return parts.reduce((known, part) => {
      const named =
        part.said === null ? known : applySaid(known, part.said, { name: known.table, by, taken: ofTables });
      const ofColumns = namesOf(known.columns);
      const columns = named.columns.map((column) => {
        const said = part.columns.find((other) => other.column === column.name)?.said;
        const taken = new Map([...ofTables, ...ofColumns]);
        return said === undefined ? column : applySaid(column, said, { name: column.name, by, taken });
      });
      return { ...named, columns };
    }, entity);
  });
  return { ...model, entities };
}

/** Whose a name is: a second meaning would make a question ambiguous. */
type Names = ReadonlyMap<string, Pick<Worded, "label">>;

function namesOf(things: readonly Worded[]): Names {
  const names = new Map<string, Worded>();
  for (const thing of things) for (const name of [thing.label, ...thing.synonyms]) names.set(plainly(name), thing);
  return names;
}

type Applying = { readonly name: string; readonly by: string; readonly taken: Names };

function applySaid<T extends Worded>(thing: T, said: Said, { name, by, taken }: Applying): T {
  const inferred: Partial<Record<EditableField, Inference>> = {};
  const sets = (field: keyof typeof confidences, isWanted: boolean): boolean => {
    if (!isWanted || thing.edited?.includes(field)) return false;
    inferred[field] = inferenceOf(field, said.unsure, by);
    return true;
  };
  const isHard = nameClarity(name) < clarityEnough || /\p{Script=Han}/u.test(thing.label);
  const label = sets("label", said.label !== null && isHard) ? (said.label ?? thing.label) : thing.label;
  const isComment = thing.description !== null && thing.inferred?.description === undefined;
  const description = sets("description", said.description !== null && !isComment)
    ? said.description
    : thing.description;
  const others = otherNames(thing, said, taken);
  const synonyms = sets("synonyms", others.length > 0)
    ? [...thing.synonyms, ...others].slice(0, synonymCountMax)
    : thing.synonyms;
  const zh = zhOf(thing, said);
  const translations = sets("translations", zh !== null) ? { ...thing.translations, zh: zh ?? {} } : thing.translations;
  const worded = { ...thing, label, description, synonyms, ...(translations !== undefined && { translations }) };
  return withInferred(worded, inferred);
}

function inferenceOf(field: keyof typeof confidences, unsure: boolean, by: string): Inference {
  const code = unsure ? "words-by-model-unsure" : "words-by-model";
  return { confidence: confidences[field] / (unsure ? 2 : 1), by: "model", reason: { code, params: { model: by } } };
}

/** Synonyms that mean nothing else yet; the label in Chinese is one, so that questions in Chinese find it. */
function otherNames(thing: Worded, { synonyms, zh, label }: Said, taken: Names): string[] {
  const known = new Set([thing.label, label ?? "", ...thing.synonyms].map(plainly));
  return [...(zh.label === null ? [] : [zh.label]), ...synonyms].filter((synonym) => {
    const plain = plainly(synonym);
    const owner = taken.get(plain);
    if (known.has(plain) || (owner !== undefined && owner !== thing)) return false;
    known.add(plain);
    return true;
  });
}

function zhOf({ translations }: Worded, { zh }: Said): { label?: string; description?: string } | null {
  const label = zh.label ?? translations?.zh?.label;
  const description = zh.description ?? translations?.zh?.description;
  if (label === translations?.zh?.label && description === translations?.zh?.description) return null;
  return { ...(label !== undefined && { label }), ...(description !== undefined && { description }) };
}

const plainly = (name: string): string => name.trim().toLowerCase().split(" ").map(singular).join(" ");
