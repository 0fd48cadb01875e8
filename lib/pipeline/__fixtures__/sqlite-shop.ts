import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { systemViewer } from "@/lib/auth/system-viewer";
import { env } from "@/lib/env";
import { newId } from "@/lib/id";
import { connectSource } from "@/lib/pipeline/connect-source";
import { analysisFinished } from "@/lib/semantic/analysis/source-analysis";

const schema = [
  "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT NOT NULL)",
  "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL REFERENCES customers(id), status TEXT NOT NULL, amount REAL NOT NULL, ordered_on DATE NOT NULL)",
];

const customers = [
  [1, "Ada", "Berlin"],
  [2, "Grace", "Paris"],
  [3, "Alan", "Paris"],
] as const;

/** Order 1 … 12: one a month of 2025; amount = 10 × month; each third is cancelled. Paris: 8 orders, 480; Berlin: 4 orders, 300. */
const orders = Array.from({ length: 12 }, (_, index) => {
  const month = index + 1;
  const customer = customers[month % 3];
  return [
    month,
    customer?.[0] ?? 1,
    month % 3 === 0 ? "cancelled" : "shipped",
    month * 10,
    `2025-${String(month).padStart(2, "0")}-15`,
  ] as const;
});

/** Makes a small shop in a SQLite file, registers it as a source and analyses it. Returns the id of the source. */
export async function createSqliteShop(): Promise<string> {
  const file = `shop-${newId()}.sqlite`;
  const folder = join(env.QUERENT_DATA_DIR, "files");
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(join(folder, file));
  for (const statement of schema) db.exec(statement);
  const [addCustomer, addOrder] = [
    db.prepare("INSERT INTO customers VALUES (?, ?, ?)"),
    db.prepare("INSERT INTO orders VALUES (?, ?, ?, ?, ?)"),
  ];
  for (const customer of customers) addCustomer.run(...customer);
  for (const order of orders) addOrder.run(...order);
  db.close();
  const source = await connectSource(systemViewer(), { name: file, connection: { kind: "sqlite", file } });
  if (!source.ok) throw new Error(`The shop could not be registered: ${source.error.code}`);
  const analysed = await analysisFinished(source.value.id);
  if (!analysed.ok) throw new Error(`The shop could not be analysed: ${analysed.error.code}`);
  return source.value.id;
}
