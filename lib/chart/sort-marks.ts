import type { ChartOptions } from "@/lib/chart/options-schema";

type Mark = { readonly name: string; readonly value: number };

const collator = new Intl.Collator(["en", "zh"], { numeric: true, sensitivity: "base" });

/** Marks in the order that a designer chose. "auto" is largest first: `otherwise` says what it is for a type of its own order. */
export function sortMarks<T extends Mark>(
  marks: readonly T[],
  sort: ChartOptions["sort"],
  otherwise: (marks: readonly T[]) => T[] = (given) => given.toSorted((a, b) => b.value - a.value),
): T[] {
  switch (sort ?? "auto") {
    case "value_desc":
      return marks.toSorted((a, b) => b.value - a.value);
    case "value_asc":
      return marks.toSorted((a, b) => a.value - b.value);
    case "name_asc":
      return marks.toSorted((a, b) => collator.compare(a.name, b.name));
    case "name_desc":
      return marks.toSorted((a, b) => collator.compare(b.name, a.name));
    case "query":
      return [...marks];
    default:
      return otherwise(marks);
  }
}
