import { expect, test } from "vitest";
import { columnOf } from "@/lib/semantic/__fixtures__/structures";
import { inclusionOf } from "@/lib/semantic/joins/value-inclusion";
import type { ColumnStructure } from "@/lib/source/schema";

const numbers = (from: number, count: number) => Array.from({ length: count }, (_, at) => String(from + at));

/** As large tables are known: no values are listed, the smallest hashes stand for all. */
function sketched(values: readonly string[], size = values.length): ColumnStructure {
  const column = columnOf("c", "integer", values);
  if (column.statistics === null) return column;
  const hashes = values.map((value) => (Number(value) * 2_654_435_761) % 2 ** 32).toSorted((a, b) => a - b);
  const sketch = hashes.slice(0, size).map((hash) => hash.toString(36));
  return { ...column, statistics: { ...column.statistics, frequentValues: [], sketch } };
}

test("values that are among the key's tell more where they are no running numbers", () => {
  expect(inclusionOf(sketched(numbers(1, 20)), sketched(numbers(1, 90)), "strict")).toBe("within");
  expect(inclusionOf(sketched(numbers(7001, 20)), sketched(numbers(7001, 90)), "strict")).toBe("telling");
});

test("values beyond the key's are no reference, though they lie in its range", () => {
  const even = numbers(1, 90).map((value) => String(Number(value) * 2));
  expect(inclusionOf(sketched(numbers(1, 60)), sketched(even), "strict")).toBe("outside");
});

test("of a key with more values than are known, only those up to its largest hash are compared", () => {
  const key = sketched(numbers(1, 2_000), 128);
  expect(inclusionOf(sketched(numbers(1, 500), 128), key, "strict")).toBe("within");
  expect(inclusionOf(sketched(numbers(1_001, 1_500), 128), key, "strict")).toBe("outside");
});

test("a few mistakes in the data are no contradiction where the name leaves no doubt", () => {
  const column = sketched([...numbers(1, 12), ...numbers(900, 5)]);
  expect(inclusionOf(column, sketched(numbers(1, 90)), "lenient")).toBe("within");
  expect(inclusionOf(column, sketched(numbers(1, 90)), "strict")).toBe("outside");
});

test("what was not looked at says nothing", () => {
  expect(inclusionOf(columnOf("c", "integer"), sketched(["1"]), "strict")).toBe("unknown");
  expect(inclusionOf(columnOf("c", "integer", [null]), sketched(["1"]), "strict")).toBe("unknown");
});
