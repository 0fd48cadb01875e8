import type { ColumnStatistics, ColumnStructure, DataType, SourceStructure, TableStructure } from "@/lib/source/schema";

/** Statistics as a complete read of a small table gives them. */
export function statisticsOf(values: readonly (string | null)[]): ColumnStatistics {
  const present = values.filter((value) => value !== null);
  const counts = new Map<string, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const compare = (a: string, b: string) =>
    present.every((value) => value !== "" && !Number.isNaN(Number(value))) ? Number(a) - Number(b) : a < b ? -1 : 1;
  const sorted = present.toSorted(compare);
  return {
    sampledRowCount: values.length,
    nullFraction: values.length === 0 ? 0 : (values.length - present.length) / values.length,
    distinctCount: counts.size,
    min: sorted[0] ?? null,
    max: sorted.at(-1) ?? null,
    frequentValues: [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count),
    complete: true,
  };
}

/** A column of a structure; `values` become its statistics. */
export function columnOf(
  name: string,
  type: DataType,
  values: readonly (string | null)[] | null = null,
): ColumnStructure {
  return {
    name,
    databaseType: type,
    type,
    nullable: true,
    comment: null,
    statistics: values === null ? null : statisticsOf(values),
  };
}

/** A table of a structure. */
export function tableOf(
  name: string,
  columns: readonly ColumnStructure[],
  keys: Partial<Pick<TableStructure, "primaryKey" | "uniqueKeys" | "foreignKeys" | "schema" | "comment">> = {},
): TableStructure {
  return {
    schema: null,
    name,
    kind: "table",
    comment: null,
    rowEstimate: columns[0]?.statistics?.sampledRowCount ?? 100,
    columns: [...columns],
    primaryKey: [],
    uniqueKeys: [],
    foreignKeys: [],
    ...keys,
  };
}

export function structureOf(
  tables: readonly TableStructure[],
  kind: SourceStructure["kind"] = "duckdb",
): SourceStructure {
  return { kind, serverVersion: "1", capturedAt: "2024-06-15T00:00:00.000Z", tables: [...tables], unreadable: [] };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const cycle = (values: readonly string[], count: number) =>
  ids(count).map((_, index) => values[index % values.length] ?? null);

/** A shop without declared keys: orders of customers, with lines of products. */
export function shopStructure(): SourceStructure {
  return structureOf([
    tableOf(
      "customers",
      [
        columnOf("customer_id", "integer", ids(30)),
        columnOf(
          "first_name",
          "text",
          ids(30).map((id) => `F${id}`),
        ),
        columnOf(
          "last_name",
          "text",
          ids(30).map((id) => `L${id}`),
        ),
        columnOf(
          "email",
          "text",
          ids(30).map((id) => `p${id}@example.test`),
        ),
        columnOf("country", "text", cycle(["DE", "FR", "IT", "ES", "PL"], 30)),
      ],
      { primaryKey: ["customer_id"] },
    ),
    tableOf(
      "orders",
      [
        columnOf("id", "integer", ids(90)),
        columnOf("customer_id", "integer", cycle(ids(30), 90)),
        columnOf("status", "text", cycle(["paid", "open", "returned"], 90)),
        columnOf("ordered_at", "timestamp", cycle(["2023-01-04 10:00:00", "2024-06-01 10:00:00"], 90)),
      ],
      { primaryKey: ["id"] },
    ),
    tableOf(
      "order_lines",
      [
        columnOf("order_line_id", "integer", ids(200)),
        columnOf("order_id", "integer", cycle(ids(90), 200)),
        columnOf("product_id", "integer", cycle(ids(20), 200)),
        columnOf("quantity", "integer", cycle(["1", "2", "3"], 200)),
        columnOf("unit_price", "decimal", cycle(["4.5", "7.25"], 200)),
        columnOf("discount", "float", cycle(["0", "0.1"], 200)),
      ],
      { primaryKey: ["order_line_id"] },
    ),
    tableOf(
      "products",
      [
        columnOf("id", "integer", ids(20)),
        columnOf(
          "name",
          "text",
          ids(20).map((id) => `P${id}`),
        ),
        columnOf("category", "text", cycle(["Tea", "Coffee", "Cups", "Pots"], 20)),
        columnOf("list_price", "decimal", cycle(["5", "9"], 20)),
      ],
      { primaryKey: ["id"] },
    ),
  ]);
}
