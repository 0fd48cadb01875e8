import type { QueryPlan } from "@/lib/nl2sql/schema";

/** The names of a plan's result columns, dimensions first, then measures: readable, unique within the result. */
export function outputNames(plan: QueryPlan): string[] {
  const taken = new Set<string>();
  return [...plan.dimensions, ...plan.measures].map(({ label }) => {
    const plain = label.normalize("NFC").trim().replace(/\s+/g, "_").toLowerCase() || "column";
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`;
    taken.add(name);
    return name;
  });
}
