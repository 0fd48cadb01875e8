import type { QueryPlan } from "@/lib/nl2sql/schema";

/** The names of a plan's result columns, dimensions first, then measures: readable, unique within the result. */
export const outputNames = (plan: QueryPlan): string[] => uniqueNames([...plan.dimensions, ...plan.measures]);

/** The names of the figures along the rows, which stand behind the other columns. */
export const seriesNames = (plan: QueryPlan): string[] =>
  uniqueNames([...plan.dimensions, ...plan.measures, ...plan.series]).slice(
    plan.dimensions.length + plan.measures.length,
  );

function uniqueNames(labelled: readonly { readonly label: string }[]): string[] {
  const taken = new Set<string>();
  return labelled.map(({ label }) => {
    // A bracket would make the printer take the name for a function.
    const plain =
      label
        .normalize("NFC")
        .replace(/[\s()]+/g, " ")
        .trim()
        .replaceAll(" ", "_")
        .toLowerCase() || "column";
    let name = plain;
    for (let count = 2; taken.has(name); count += 1) name = `${plain}_${count}`;
    taken.add(name);
    return name;
  });
}
