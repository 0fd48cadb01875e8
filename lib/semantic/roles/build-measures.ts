import { chineseOf } from "@/lib/semantic/chinese-words";
import { quoteName } from "@/lib/semantic/quote-name";
import { isAdditive, isStock, meaningOfNull } from "@/lib/semantic/roles/additivity";
import { guessed, inferenceOf } from "@/lib/semantic/roles/guess";
import { isMoney } from "@/lib/semantic/roles/infer-unit";
import type { Entity, Join, Measure, SemanticColumn } from "@/lib/semantic/schema";
import { plural, singular } from "@/lib/semantic/singular";
import { wordsOfName } from "@/lib/semantic/words-of-name";
import type { SourceKind } from "@/lib/source/schema";

/**
 * Counts of rows, sums of what may be summed (stocks over everything but time), and revenue where its parts stand in one table, each
 * with why. Order: as the entities stand.
 */
export function buildMeasures(entities: readonly Entity[], joins: readonly Join[], kind: SourceKind): Measure[] {
  const foreign = new Set(joins.flatMap(({ from }) => from.columns.map((column) => `${from.entity}\n${column}`)));
  return entities.flatMap((entity) => {
    const product = revenueOf(entity, kind);
    const sums = entity.columns
      .filter(
        (column) =>
          (isAdditive(column) || isStock(column)) &&
          !foreign.has(`${entity.id}\n${column.name}`) &&
          quoteName(column.name, kind) !== product?.expression,
      )
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
    format: "integer",
    additiveOver: "everything",
    inferred: inferenceOf(guessed(null, 1, "measure-counts-rows")),
  };
}

function sumOf(entity: Entity, column: SemanticColumn, kind: SourceKind): Measure {
  const words = column.label.split(" ").filter((word) => word.toLowerCase() !== "total");
  const name = words.join(" ").toLowerCase();
  const endsWithTotal = column.label.toLowerCase().endsWith(" total");
  const owner = singular(entity.label);
  const chinese = column.synonyms.find((word) => /\p{Script=Han}/u.test(word));
  const ownerChinese = chineseOf(owner);
  // A column that is called just "total" is the total of its table's rows.
  const totalChinese = ownerChinese ? [`${ownerChinese}总额`] : [];
  const nullMeans = meaningOfNull(column);
  const sumChinese = chinese ? [chinese.startsWith("总") ? chinese : `总${chinese}`] : [];
  return {
    id: `${entity.id}.${column.name}.sum`,
    entity: entity.id,
    label: name === "" ? `${owner} total` : endsWithTotal ? column.label : `Total ${name}`,
    description: null,
    synonyms: name === "" ? totalChinese : sumChinese,
    aggregate: "sum",
    expression: quoteName(column.name, kind),
    unit: column.unit,
    format: column.format ?? null,
    additiveOver: isAdditive(column) ? "everything" : "everything-but-time",
    ...(nullMeans !== null && { nullMeans }),
    inferred: inferenceOf(whyAdded(column)),
  };
}

/** The role that a person gave leaves nothing to doubt. */
function whyAdded(column: SemanticColumn) {
  const sure = column.edited?.includes("role") ? 1 : (column.inferred?.role?.confidence ?? 0.8);
  return isAdditive(column) ? guessed(null, 0.9 * sure, "measure-adds-up") : guessed(null, 0.7 * sure, "measure-stock");
}

/**
 * What a table of sold things brought in: the column that holds the amount of each line, else quantity × price × (1 − discount).
 * Nulls: null when the table has no quantity and price.
 */
function revenueOf(entity: Entity, kind: SourceKind): Measure | null {
  const numbers = entity.columns.filter(
    (column) => column.role === "measure" && column.numericText !== true && !column.hidden,
  );
  const quantity = numbers.find(
    (column) => lastWord(column) === "quantity" || /^(units|pieces)$/.test(column.name.toLowerCase()),
  );
  const price = priceColumn(numbers);
  if (!quantity || !price) return null;
  const amount = numbers.find(
    (column) => isMoney(column.name) && isAdditive(column) && amountWords.has(lastWord(column)),
  );
  const expression = amount ? quoteName(amount.name, kind) : productOf(numbers, quantity, price, kind);
  return {
    id: `${entity.id}.revenue`,
    entity: entity.id,
    label: "Revenue",
    description: null,
    synonyms: ["sales", "turnover", "收入", "销售额", "营业额"],
    aggregate: "sum",
    expression,
    unit: (amount ?? price).unit,
    format: "currency",
    additiveOver: "everything",
    inferred: inferenceOf(
      amount ? guessed(null, 0.85, "measure-line-amount") : guessed(null, 0.8, "measure-quantity-price"),
    ),
  };
}

const amountWords = new Set(["total", "amount", "subtotal", "revenue", "sale", "value"]);

function productOf(
  numbers: readonly SemanticColumn[],
  quantity: SemanticColumn,
  price: SemanticColumn,
  kind: SourceKind,
): string {
  const factors = [quoteName(quantity.name, kind), quoteName(price.name, kind)];
  const discount = numbers.find((column) => wordsOfName(column.name).includes("discount"));
  // A discount given as 0–1 or 0–100; money taken off each piece would need another formula and is left out.
  const max = discount?.max === null || discount?.max === undefined ? null : Number(discount.max);
  if (discount && max !== null && max <= 1) factors.push(`(1 - ${quoteName(discount.name, kind)})`);
  else if (discount && discount.unit === "%") factors.push(`(1 - ${quoteName(discount.name, kind)} / 100.0)`);
  return factors.join(" * ");
}

function priceColumn(numbers: readonly SemanticColumn[]): SemanticColumn | undefined {
  const prices = numbers.filter((column) => lastWord(column) === "price" && !/list|original|msrp/i.test(column.name));
  return prices.find((column) => wordsOfName(column.name).includes("unit")) ?? prices[0];
}

function lastWord(column: SemanticColumn): string {
  return singular(wordsOfName(column.name).at(-1) ?? "");
}
