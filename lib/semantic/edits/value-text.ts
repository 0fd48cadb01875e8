import type { Join, SemanticModel } from "@/lib/semantic/schema";

/** What stands at a part of a model as text for a reader. Nulls: null where nothing does. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((item) => valueText(item) ?? "").join(", ");
  if (typeof value === "object") {
    const parts = Object.entries(value).flatMap(([name, part]) => {
      const text = valueText(part);
      return text === null ? [] : [`${name}: ${text}`];
    });
    return parts.length === 0 ? null : parts.join("; ");
  }
  return String(value);
}

/** Both sides of a join with their columns: "orders.customer_id → customers.id". */
export function joinText({ from, to }: Pick<Join, "from" | "to">, model: SemanticModel): string {
  const side = ({ entity, columns }: Join["from"]) =>
    `${model.entities.find(({ id }) => id === entity)?.table ?? entity}.${columns.join(" + ")}`;
  return `${side(from)} → ${side(to)}`;
}
