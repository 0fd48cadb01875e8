import type { Mention } from "@/lib/nl2sql/offline/read/reading";
import type { BuildContext } from "@/lib/nl2sql/offline/resolve/build-context";
import { isNumeric, isQuantity } from "@/lib/nl2sql/offline/resolve/columns";
import { reachesOne } from "@/lib/nl2sql/offline/resolve/roads";
import type { ColumnRef, PlanMeasure } from "@/lib/nl2sql/schema";

type Terms = NonNullable<PlanMeasure["terms"]>;

/** Words for money that is earned; where only pieces are counted, each is worth its price. */
const revenue = /^(?:总?销售额|营业额|营收|销售收入|销售金额)$/u;
/** By their last word, though it be run together with the one before ("orderquantity"). */
const pieces = /(?:quantity|qty|amount|units?|count|sold|pieces?)$/i;
const prices = /price$/i;

/** What is done to a column in each row before it is added up: further columns of a sum, or the price of each piece. */
export function termsOf(context: BuildContext, ref: ColumnRef, mention: Mention | null): Terms {
  const added = (mention?.plus ?? []).flatMap((name) => context.ref(name) ?? []);
  if (added.length > 0) return added.map((column) => ({ operation: "add" as const, column }));
  const price = revenue.test(mention?.text.replaceAll(" ", "") ?? "") ? priceOf(context, ref) : null;
  return price === null ? [] : [{ operation: "multiply", column: price }];
}

/** The price of what a column counts: of the same row, or of what the row belongs to. */
function priceOf(context: BuildContext, ref: ColumnRef): ColumnRef | null {
  const counted = context.column(ref);
  if (counted === null || !isQuantity(counted) || counted.type === "decimal" || counted.type === "float") return null;
  if (!pieces.test(counted.name)) return null;
  const near = context.model.entities.filter(
    ({ id }) => id === ref.entity || reachesOne(context.model, ref.entity, id),
  );
  for (const entity of near.toSorted((a, b) => Number(b.id === ref.entity) - Number(a.id === ref.entity))) {
    const price = entity.columns.find((column) => !column.hidden && isNumeric(column) && prices.test(column.name));
    if (price !== undefined) return { entity: entity.id, column: price.name, path: null };
  }
  return null;
}
