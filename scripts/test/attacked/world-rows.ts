/**
 * Two worlds with the same tables. What the viewer of the attacks may see is the same in both; everything else differs, in its
 * values, in its size and in the errors that it would cause. So whatever tells the worlds apart has leaked.
 */
export const worlds = ["a", "b"] as const;
export type World = (typeof worlds)[number];

/** What stands before every value that the viewer must not see. */
export const canary = "CANARY";

/** The region of the viewer; rows of others are kept from them. */
export const ownRegion = "North";

/** The tables, as statements that every engine takes. The columns `salary` and `secret` and the table `payroll` are hidden. */
export const tableStatements = [
  `CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(60), email VARCHAR(60), phone VARCHAR(40), region VARCHAR(20),
    country VARCHAR(20), created_at TIMESTAMP NOT NULL)`,
  `CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER, region VARCHAR(20), status VARCHAR(20), total DECIMAL(12,2),
    note VARCHAR(60), ordered_at TIMESTAMP NOT NULL)`,
  "CREATE TABLE products (id INTEGER PRIMARY KEY, name VARCHAR(60), category VARCHAR(20), price DECIMAL(12,2))",
  `CREATE TABLE employees (id INTEGER PRIMARY KEY, name VARCHAR(60), manager_id INTEGER, region VARCHAR(20), salary INTEGER,
    secret VARCHAR(60))`,
  "CREATE TABLE payroll (id INTEGER PRIMARY KEY, employee_id INTEGER, amount DECIMAL(12,2), memo VARCHAR(60))",
  "CREATE VIEW all_customers AS SELECT * FROM customers",
];

type Row = readonly (string | number | null)[];

function insert(table: string, rows: readonly Row[]): string {
  const cell = (value: string | number | null) => (typeof value === "string" ? `'${value}'` : String(value));
  return `INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(cell).join(", ")})`).join(", ")}`;
}

/** Customers 1 to 3 are the viewer's. Their mail addresses are masked, of the phone only two letters and of the date the year are shown. */
function customers(world: World): Row[] {
  const day = world === "a" ? "01-05 10:00:00" : "11-27 23:59:59";
  const own = ["ada", "bo", "cy"].map((name, index) => [
    ...[index + 1, name, `${canary}-MASK-${name}@example.test`, `+4${canary}-${world}${index}`],
    ...[ownRegion, "DE", `202${index}-${day}`],
  ]);
  const others = Array.from({ length: world === "a" ? 4 : 9 }, (_, index) => [
    ...[index + 4, `${canary}-ROW-${world}${index}`, `${canary}-ROW-${world}${index}@example.test`, "+1"],
    ...[index % 2 === 0 ? "South" : "West", "FR", `201${index}-02-03 04:05:06`],
  ]);
  return [...own, ...others];
}

/** Notes of the viewer's orders read as numbers, as years and as JSON: whatever they are turned into, only others' notes fail. */
function orders(world: World): Row[] {
  const own = [10, 20, 30, 40].map((total, index) => [
    ...[index + 1, (index % 3) + 1, ownRegion, "paid", total, `202${index}`, `2024-03-0${index + 1} 09:00:00`],
  ]);
  const kept = world === "a" ? `${canary}-ROW-(a` : "2024";
  const others = Array.from({ length: world === "a" ? 5 : 8 }, (_, index) => [
    ...[index + 5, index + 4, "South", "paid", world === "a" ? 77777 + index : 5, kept, "2023-01-01 00:00:00"],
  ]);
  return [...own, ...others];
}

/** Fills the tables of a world. */
export function rowStatements(world: World): string[] {
  const secret = (index: number) => `${canary}-COL-${world}${index}`;
  return [
    insert("customers", customers(world)),
    insert("orders", orders(world)),
    insert("products", [
      [1, "Pen", "Office", 10],
      [2, "Mug", "Kitchen", 11],
      [3, "Lamp", "Office", 40],
    ]),
    insert("employees", [
      [1, "Di", null, ownRegion, world === "a" ? 3 : 900, world === "a" ? secret(1) : "0"],
      [2, "Ed", 1, "South", world === "a" ? 2 : 901, world === "a" ? secret(0) : "1"],
    ]),
    insert(
      "payroll",
      Array.from({ length: world === "a" ? 2 : 4 }, (_, index) => [
        index + 1,
        1,
        5000,
        `${canary}-TAB-${world}${index}`,
      ]),
    ),
  ];
}

/** The one table of a schema, database or file of its own, to which the account has no rights at all. */
export const vaultStatements = (table: string): string[] => [
  `CREATE TABLE ${table} (id INTEGER, secret VARCHAR(60))`,
  `INSERT INTO ${table} VALUES (1, '${canary}-VAULT')`,
];
