import { timeGrainSchema, timePartSchema } from "@/lib/execute/schema";
import { type KnownNames, Unreadable } from "@/lib/nl2sql/model/known-names";
import type { PlanDimension } from "@/lib/nl2sql/schema";

/** "customers.city", "month(orders.created_at)" or "day_of_week(orders.created_at)". Fails: throws Unreadable. */
export function readDimension(text: string, names: KnownNames): PlanDimension {
  const call = /^\s*(\w+)\s*\(\s*(.*?)\s*\)\s*$/s.exec(text);
  if (!call) {
    const { ref, column } = names.column(text);
    return { column: ref, grain: null, label: column.label };
  }
  const word = call[1]?.toLowerCase() ?? "";
  const grain = timeGrainSchema.safeParse(word).data ?? null;
  const part = timePartSchema.safeParse(word).data ?? null;
  if (grain === null && part === null) {
    throw new Unreadable(
      `"${text}" is no dimension: around a column may stand ${[...timeGrainSchema.options, ...timePartSchema.options].join(", ")}.`,
    );
  }
  const { ref } = names.column(call[2] ?? "");
  if (grain !== null) return { column: ref, grain, label: grain };
  return { column: ref, grain: null, part, label: word.replaceAll("_", " ") };
}
