import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { ColumnStructure, DataType, SourceKind, SourceStructure, TableStructure } from "@/lib/source/schema";

type Columns = Record<string, DataType>;

const tables: Record<string, Columns> = {
  customers: { id: "integer", name: "text", email: "text", country: "text", city: "text", created_at: "timestamp" },
  orders: { id: "integer", customer_id: "integer", status: "text", ordered_at: "timestamp", total: "decimal" },
  order_lines: {
    id: "integer",
    order_id: "integer",
    product_id: "integer",
    quantity: "integer",
    unit_price: "decimal",
    discount: "float",
  },
  products: { id: "integer", name: "text", category: "text", price: "decimal" },
  employees: { id: "integer", name: "text", manager_id: "integer", region: "text", salary: "decimal" },
  payroll: { id: "integer", employee_id: "integer", amount: "decimal" },
  "Weird Table": {
    id: "integer",
    select: "text",
    "two words": "text",
    user: "text",
    current_user: "text",
    utc_date: "text",
  },
};

/** Hidden from everyone who asks: the cases try to reach them. */
export const hiddenTables = ["payroll"];
export const hiddenColumns = [{ table: "employees", column: "salary" }];

const databaseTypes: Partial<Record<DataType, string>> = {
  integer: "INTEGER",
  decimal: "DECIMAL(12,2)",
  float: "DOUBLE",
  timestamp: "TIMESTAMP",
};

/** The statements that make and fill the shop; they run on SQLite and DuckDB. */
export const shopStatements: string[] = [
  ...Object.entries(tables).map(
    ([table, columns]) =>
      `CREATE TABLE "${table}" (${Object.entries(columns)
        .map(([name, type]) => `"${name}" ${databaseTypes[type] ?? "TEXT"}`)
        .join(", ")})`,
  ),
  `INSERT INTO customers VALUES (1, 'Ada', 'ada@example.test', 'DE', 'Berlin', '2024-01-05 10:00:00'), (2, 'Bo', 'bo@example.test', 'FR', 'Paris', '2024-02-07 11:00:00')`,
  `INSERT INTO orders VALUES (1, 1, 'paid', '2024-03-01 09:00:00', 30), (2, 1, 'open', '2024-03-05 09:30:00', 12.5), (3, 2, 'paid', '2024-04-02 08:00:00', 99)`,
  "INSERT INTO order_lines VALUES (1, 1, 1, 2, 10, 0), (2, 1, 2, 1, 10, 0.5), (3, 2, 1, 1, 12.5, 0), (4, 3, 2, 9, 11, 0)",
  `INSERT INTO products VALUES (1, 'Pen', 'Office', 10), (2, 'Mug', 'Kitchen', 11)`,
  `INSERT INTO employees VALUES (1, 'Cy', NULL, 'north', 5000), (2, 'Di', 1, 'south', 4000)`,
  "INSERT INTO payroll VALUES (1, 1, 5000)",
  `INSERT INTO "Weird Table" VALUES (1, 'x', 'y', 'z', 'u', 'd')`,
];

function column(name: string, type: DataType): ColumnStructure {
  return { name, databaseType: type, type, nullable: true, comment: null, statistics: null };
}

function structureOf(kind: SourceKind): SourceStructure {
  return {
    kind,
    database: kind === "mysql" ? "shop" : null,
    serverVersion: "1",
    capturedAt: "2024-06-01T00:00:00Z",
    unreadable: [],
    tables: Object.entries(tables).map(
      ([name, columns]): TableStructure => ({
        schema: kind === "postgres" ? "public" : null,
        name,
        kind: "table",
        comment: null,
        rowEstimate: 10,
        columns: Object.entries(columns).map(([columnName, type]) => column(columnName, type)),
        primaryKey: ["id"],
        uniqueKeys: [],
        foreignKeys: [],
      }),
    ),
  };
}

/** The model of the shop, as introspection would give it, with its secrets hidden. */
export function shopModel(kind: SourceKind): SemanticModel {
  const model = buildModel(structureOf(kind), "shop");
  return {
    ...model,
    entities: model.entities.map((entity) => ({
      ...entity,
      hidden: hiddenTables.includes(entity.table),
      columns: entity.columns.map((item) => ({
        ...item,
        hidden: hiddenColumns.some((hidden) => hidden.table === entity.table && hidden.column === item.name),
      })),
    })),
  };
}
