import { chineseOf } from "@/lib/semantic/chinese-words";
import { isMoney, isShare } from "@/lib/semantic/infer-unit";
import { quoteName } from "@/lib/semantic/quote-name";
import type { Entity, Join, Measure, SemanticColumn } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { SourceKind } from "@/lib/source/schema";

/** Words of numbers that are compared or averaged; adding them up says nothing. */
const notAdditive = new Set(
  (
    "age rate ratio rating score percent percentage average avg mean median price level temperature temp height width length depth weight index " +
    "grade gpa speed year latitude longitude lat lng lon min max minimum maximum share rank position factor limit capacity balance elevation " +
    "humidity pressure salary density version number"
  ).split(" "),
);

/** Whether a column may be added up: its name says an amount, a quantity or a count, not a rate or a price for one. */
export function isAdditive(column: SemanticColumn): boolean {
  if (column.role !== "measure" || column.hidden || isShare(column.name) || column.unit === "%") return false;
  return !wordsOfName(column.name).some((word) => notAdditive.has(word)) || /(^|_)total/i.test(column.name);
}

/** Counts of rows, sums of what may be summed, and revenue where its parts stand in one table. Order: as the entities stand. */
export function buildMeasures(entities: readonly Entity[], joins: readonly Join[], kind: SourceKind): Measure[] {
  return entities.flatMap((entity) => {
    const product = revenueOf(entity, kind);
    const foreign = new Set(
      joins.filter((join) => join.from.entity === entity.id).flatMap((join) => join.from.columns),
    );
    const sums = entity.columns
      .filter((column) => isAdditive(column) && !foreign.has(column.name))
      .map((column) => sumOf(entity, column, kind));
    return [...(product ? [product] : []), ...sums, countOf(entity)];
  });
}

function countOf(entity: Entity): Measure {
  const label = `Number of ${plural(entity.label.toLowerCase())}`;
  const chinese = chineseOf(entity.label);
  return {
    id: `${entity.id}.count`,
    entity: entity.id,
    label,
    description: null,
    synonyms: chinese ? [`${chinese}数`, `${chinese}数量`] : [],
    aggregate: "count",
    expression: null,
    unit: null,
  };
}

function sumOf(entity: Entity, column: SemanticColumn, kind: SourceKind): Measure {
  const words = column.label.split(" ").filter((word) => word.toLowerCase() !== "total");
  const name = words.join(" ").toLowerCase() || entity.label.toLowerCase();
  return {
    id: `${entity.id}.${column.name}.sum`,
    entity: entity.id,
    label: `Total ${name}`,
    description: null,
    synonyms: [...column.synonyms.map((word) => (/\p{Script=Han}/u.test(word) ? `总${word}` : word))],
    aggregate: "sum",
    expression: quoteName(column.name, kind),
    unit: column.unit,
  };
}

/** quantity × price × (1 − discount) when the columns are in the table and no column already holds the amount. */
function revenueOf(entity: Entity, kind: SourceKind): Measure | null {
  const numbers = entity.columns.filter((column) => column.role === "measure" && !column.hidden);
  const quantity = numbers.find(
    (column) => lastWord(column) === "quantity" || /^(units|pieces)$/.test(column.name.toLowerCase()),
  );
  const price = priceColumn(numbers);
  if (!quantity || !price) return null;
  const hasAmount = numbers.some((column) => isMoney(column.name) && isAdditive(column) && !isDeduction(column));
  if (hasAmount) return null;
  const factors = [quoteName(quantity.name, kind), quoteName(price.name, kind)];
  const discount = numbers.find((column) => wordsOfName(column.name).includes("discount"));
  // A discount given as 0–1 or 0–100; money taken off each piece would need another formula and is left out.
  const max = discount?.max === null || discount?.max === undefined ? null : Number(discount.max);
  if (discount && max !== null && max <= 1) factors.push(`(1 - ${quoteName(discount.name, kind)})`);
  else if (discount && discount.unit === "%") factors.push(`(1 - ${quoteName(discount.name, kind)} / 100.0)`);
  return {
    id: `${entity.id}.revenue`,
    entity: entity.id,
    label: "Revenue",
    description: null,
    synonyms: ["sales", "turnover", "收入", "销售额", "营业额"],
    aggregate: "sum",
    expression: factors.join(" * "),
    unit: price.unit,
  };
}

function priceColumn(numbers: readonly SemanticColumn[]): SemanticColumn | undefined {
  const prices = numbers.filter((column) => lastWord(column) === "price" && !/list|original|msrp/i.test(column.name));
  return prices.find((column) => wordsOfName(column.name).includes("unit")) ?? prices[0];
}

function isDeduction(column: SemanticColumn): boolean {
  return wordsOfName(column.name).some(
    (word) => word === "discount" || word === "cost" || word === "tax" || word === "freight",
  );
}

function lastWord(column: SemanticColumn): string {
  return singular(wordsOfName(column.name).at(-1) ?? "");
}
