import { createHash } from "node:crypto";
import type { AccessPolicy, RowCondition, TableAccess } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { MakeStatements } from "@/scripts/test/four-engines";

type Value = string | number | null;
type Row = Record<string, Value>;
type Table = { readonly columns: Record<string, string>; readonly rows: readonly Row[] };

export const maskSalt = "pepper'\\ 1";
const regions = ["North", "South", "East", null] as const;
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
/** Spread without chance: each table mixes the regions in its own rhythm. */
const regionOf = (id: number, step: number) => regions[(id * step + Math.floor(id / 3)) % regions.length] ?? null;

const customers: Table = {
  columns: {
    id: "INTEGER PRIMARY KEY",
    name: "VARCHAR(40)",
    region: "VARCHAR(20)",
    email: "VARCHAR(60)",
    born: "DATE",
  },
  rows: numbers(40).map((id) => ({
    id,
    name: id % 9 === 0 ? null : `${["Ann", "Bob", "Øle", "李雷"][id % 4]} ${id}`,
    region: regionOf(id, 1),
    email: id % 11 === 0 ? null : `ann${id}@example.test`,
    born: id % 7 === 0 ? null : `${1970 + id}-0${(id % 9) + 1}-15`,
  })),
};

const employees: Table = {
  columns: {
    id: "INTEGER PRIMARY KEY",
    name: "VARCHAR(40)",
    region: "VARCHAR(20)",
    manager_id: "INTEGER",
    salary: "INTEGER",
  },
  rows: numbers(24).map((id) => ({
    id,
    name: `Employee ${id}`,
    region: regionOf(id, 3),
    manager_id: id < 4 ? null : Math.floor(id / 2),
    salary: 1_000 + id * 100,
  })),
};

const orders: Table = {
  columns: {
    id: "INTEGER PRIMARY KEY",
    customer_id: "INTEGER",
    product_id: "INTEGER",
    employee_id: "INTEGER",
    region: "VARCHAR(20)",
    amount: "DECIMAL(10,2)",
    code: "VARCHAR(10)",
    ordered_on: "DATE",
  },
  rows: numbers(150).map((id) => {
    const region = regionOf(id, 5);
    return {
      id,
      customer_id: (id * 7) % 40,
      product_id: (id * 3) % 8,
      employee_id: (id * 5) % 24,
      region,
      amount: id % 13 === 0 ? 0 : (id * 37) % 201,
      // A cast of what other regions hold fails.
      code: region === "North" ? String(id % 30) : "none",
      ordered_on: `2024-0${(id % 9) + 1}-1${id % 10}`,
    };
  }),
};

const products: Table = {
  columns: { id: "INTEGER PRIMARY KEY", name: "VARCHAR(40)", category: "VARCHAR(20)", price: "DECIMAL(8,2)" },
  rows: numbers(8).map((id) => ({ id, name: `Product ${id}`, category: `c${id % 3}`, price: id * 2 })),
};

const notes: Table = {
  columns: { id: "INTEGER PRIMARY KEY", order_id: "INTEGER", note: "VARCHAR(60)" },
  rows: numbers(20).map((id) => ({ id, order_id: id * 4, note: `ann${id}@example.test` })),
};

const salesNotes: Table = {
  columns: { id: "INTEGER PRIMARY KEY", region: "VARCHAR(20)", "two words": "VARCHAR(20)" },
  rows: numbers(30).map((id) => ({ id, region: regionOf(id, 7), "two words": `w${id}` })),
};

const hash = (value: Value) =>
  value === null
    ? null
    : createHash("sha256")
        .update(maskSalt + String(value))
        .digest("hex")
        .slice(0, 16);

/** Every row and value, the hidden ones too. */
const wholeWorld: Record<string, Table> = { customers, employees, orders, products, notes, "Sales Notes": salesNotes };

/** What a viewer of the region North has: only the rows, columns and values that the rules leave. */
const viewersWorld: Record<string, Table> = {
  ...wholeWorld,
  customers: {
    columns: { ...customers.columns, born: "INTEGER" },
    rows: customers.rows
      .filter((row) => row.region === "North")
      .map((row) => ({
        ...row,
        name: row.name === null ? null : `${Array.from(String(row.name)).slice(0, 2).join("")}…`,
        email: hash(row.email ?? null),
        born: row.born === null ? null : Number(String(row.born).slice(0, 4)),
      })),
  },
  employees: {
    columns: Object.fromEntries(Object.entries(employees.columns).filter(([name]) => name !== "salary")),
    rows: employees.rows
      .filter((row) => (row.region === "North" || row.region === "East") && Number(row.salary) < 3_000)
      .map(({ salary: _, ...row }) => row),
  },
  orders: { ...orders, rows: orders.rows.filter((row) => row.region === "North" && Number(row.amount) >= 10) },
  "Sales Notes": { ...salesNotes, rows: salesNotes.rows.filter((row) => row.region === "North") },
};

const literal = (value: Value) => (typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value));

const statementsOf =
  (world: Record<string, Table>): MakeStatements =>
  (quote) =>
    Object.entries(world).flatMap(([name, { columns, rows }]) => [
      `CREATE TABLE ${quote(name)} (${Object.entries(columns)
        .map(([column, type]) => `${quote(column)} ${type}`)
        .join(", ")})`,
      `INSERT INTO ${quote(name)} VALUES ${rows
        .map((row) => `(${Object.keys(columns).map((column) => literal(row[column] ?? null))})`)
        .join(", ")}`,
    ]);

export const makeWholeWorld = statementsOf(wholeWorld);
export const makeViewersWorld = statementsOf(viewersWorld);

/** The viewer: region North, and what the other conditions ask for. */
const values = new Map([
  ["region", "North"],
  ["regions", "North, East"],
  ["floor", "10"],
]);

/** The rules that lead from the whole world to the viewer's. */
export function policyFor(model: SemanticModel, viewer: ReadonlyMap<string, string> = values): AccessPolicy {
  const access = (table: string, conditions: readonly string[], masks: TableAccess["masks"] = new Map()) => {
    const entity = model.entities.find((item) => item.table === table);
    if (!entity) throw new Error(`no table ${table}`);
    const given = conditions.map((sql): RowCondition => ({ sql, values: viewer }));
    return [entity.id, { entity, conditions: given, masks }] as const;
  };
  return {
    maskSalt,
    tables: new Map([
      access(
        "customers",
        ["region = {{user.region}}"],
        new Map([
          ["name", "first-letters"],
          ["email", "hash"],
          ["born", "year"],
        ]),
      ),
      access("employees", ["region IN ({{user.regions}})", "salary < 3000"]),
      access("orders", ["region = {{user.region}}", "amount >= {{user.floor}} OR amount < -1"]),
      access("Sales Notes", ["region = {{user.region}}"]),
    ]),
  };
}

/** The model as the viewer may see it: without the hidden column. */
export function visibleModel(model: SemanticModel): SemanticModel {
  return {
    ...model,
    entities: model.entities.map((entity) => ({
      ...entity,
      columns: entity.columns.filter((column) => entity.table !== "employees" || column.name !== "salary"),
    })),
  };
}
