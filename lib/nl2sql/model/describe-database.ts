import { cut, fence } from "@/lib/llm/prompts/fence";
import { sampleValues } from "@/lib/nl2sql/model/select-slice";
import { usableFilters } from "@/lib/nl2sql/usable-filters";
import { words } from "@/lib/nl2sql/words";
import type { Entity, Join, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import { looksLikeInstruction } from "@/lib/semantic/words/looks-like-instruction";

/** How much of a database is told. */
export type DatabaseDetail = {
  /** Values of each column; with 0, smallest and largest stay away too. */
  readonly valueCountMax: number;
  readonly withDescriptions: boolean;
};

const valueLengthMax = 60;
const descriptionLengthMax = 300;

/**
 * Tables, columns, measures and joins as a model reads them, a thing a line. Values that the question names come before others.
 * Nulls: columns about people are told without any value.
 */
export function describeDatabase(slice: SemanticModel, question: string, detail: DatabaseDetail): string {
  const describer = new Describer(slice, question.toLowerCase(), detail);
  const lines = slice.description === null ? [] : [`About: ${fence(cut(slice.description, 1_000))}`];
  for (const entity of slice.entities) lines.push(...describer.entity(entity));
  if (slice.joins.length > 0) lines.push("Joins:", ...slice.joins.map((join) => describer.join(join)));
  return lines.join("\n");
}

/** Cutting values into words is most of the work, and they stay the same from question to question. */
const wordsOfValues = new WeakMap<SemanticColumn, ReadonlyMap<string, readonly string[]>>();

function valuesWithWords(column: SemanticColumn): ReadonlyMap<string, readonly string[]> {
  const known = wordsOfValues.get(column) ?? new Map(sampleValues(column).map((value) => [value, words(value)]));
  wordsOfValues.set(column, known);
  return known;
}

type Noted = Pick<SemanticColumn, "label" | "synonyms" | "description">;

/**
 * A table or column without a description that a rule made of its joins, which are listed anyway, or one that speaks to the model and
 * that no person vouches for.
 */
function told(thing: Noted & Pick<SemanticColumn, "edited" | "inferred">): Noted {
  const { description, edited, inferred } = thing;
  if (description === null || edited?.includes("description")) return thing;
  return inferred?.description?.by === "rules" || looksLikeInstruction(description)
    ? { ...thing, description: null }
    : thing;
}

class Describer {
  readonly #asked: ReadonlySet<string>;

  constructor(
    private readonly slice: SemanticModel,
    private readonly question: string,
    private readonly detail: DatabaseDetail,
  ) {
    this.#asked = new Set(words(question));
  }

  entity(entity: Entity): string[] {
    const size = entity.rowEstimate === null ? "" : `, about ${Math.round(entity.rowEstimate)} rows`;
    const measures = this.slice.measures.filter((measure) => measure.entity === entity.id);
    const filters = usableFilters(this.slice).filter((filter) => filter.entity === entity.id);
    return [
      `Table ${tableName(entity)} -- ${fence(this.#note(told(entity)))}${size}`,
      ...entity.columns.map((column) => `  ${this.#column(column, entity)}`),
      ...measures.map(({ label, synonyms, description, aggregate, expression, unit, additiveOver }) => {
        const said = this.#note({ label: `"${label}"`, synonyms, description });
        const adds = additiveOver === undefined ? "" : notAddedUp[additiveOver];
        return `  measure ${fence(said)} = ${aggregate}(${fence(expression ?? "*")})${inUnit(unit)}${adds}`;
      }),
      ...filters.map((filter) => {
        const said = this.#note({ ...filter, label: `"${filter.label}"` });
        const usual = entity.defaultFilters?.includes(filter.id) ? ", holds unless the question says otherwise" : "";
        return `  filter ${fence(said)} = ${fence(filter.condition)}${usual}`;
      }),
    ];
  }

  join({ from, to, cardinality }: Join): string {
    const side = (end: Join["from"]) =>
      end.columns.map((column) => `${this.#tableOf(end.entity)}.${column}`).join(", ");
    return `  ${side(from)} = ${side(to)} (${cardinality})`;
  }

  #column(column: SemanticColumn, entity: Entity): string {
    const facts: string[] = [column.type];
    if (entity.primaryKey.includes(column.name)) facts.push("primary key");
    if (column.nullable) facts.push("may be null");
    if (this.detail.valueCountMax > 0) facts.push(...this.#valueFacts(column));
    return `${column.name} (${fence(facts.join("; "))}${inUnit(column.unit)}) -- ${fence(this.#note(told(column)))}`;
  }

  #valueFacts(column: SemanticColumn): string[] {
    const facts: string[] = [];
    if (column.min !== null && column.max !== null && !column.personal) {
      facts.push(`from ${cut(column.min, valueLengthMax)} to ${cut(column.max, valueLengthMax)}`);
    }
    const values = this.#values(column).map((value) => JSON.stringify(cut(value, valueLengthMax)));
    if (values.length > 0) facts.push(`values such as ${values.join(", ")}`);
    return facts;
  }

  #values(column: SemanticColumn): string[] {
    const all = valuesWithWords(column);
    const named = [...all].filter(([value, parts]) => this.#isNamed(value, parts)).map(([value]) => value);
    return [...new Set([...named, ...all.keys()])].slice(0, this.detail.valueCountMax);
  }

  /** Said as a whole, or one of its words is. */
  #isNamed(value: string, parts: readonly string[]): boolean {
    const lower = value.toLowerCase();
    return (lower.length > 1 && this.question.includes(lower)) || parts.some((word) => this.#asked.has(word));
  }

  #note({ label, synonyms, description }: Noted): string {
    const also = synonyms.length > 0 && this.detail.withDescriptions ? ` (also: ${synonyms.join(", ")})` : "";
    const said = description && this.detail.withDescriptions ? `: ${cut(description, descriptionLengthMax)}` : "";
    return `${label}${also}${said}`;
  }

  #tableOf(entityId: string): string {
    const entity = this.slice.entities.find(({ id }) => id === entityId);
    return entity ? tableName(entity) : entityId;
  }
}

const tableName = ({ schema, table }: Entity): string => (schema === null ? table : `${schema}.${table}`);

const notAddedUp = {
  everything: "",
  "everything-but-time": ", never added up over time",
  nothing: ", never added up",
} as const;

const inUnit = (unit: string | null): string => (unit === null ? "" : `, in ${fence(unit)}`);
