import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { accountOfToken } from "@/lib/auth/api-tokens";
import { store } from "@/lib/db/store";
import { openScriptHost, runScript } from "@/scripts/test/run-script";

const empty = mkdtempSync(join(tmpdir(), "querent-admin-"));
const admin = openScriptHost("scripts/admin.ts");
const elsewhere = openScriptHost("scripts/admin.ts", { env: { QUERENT_DATA_DIR: empty } });
afterAll(() => {
  admin.close();
  elsewhere.close();
  rmSync(empty, { recursive: true, force: true });
});

it("creates an account and a token on the store of a running server, which accepts it at once", async () => {
  await store(); // this process is the server
  // A process of its own, as somebody starts it beside the server.
  const account = ["--email", "Ada@Example.com", "--name", "Ada", "--role", "designer"];
  const created = await runScript("scripts/admin.ts", ["user", "create", ...account]);
  expect(created).toMatchObject({ code: 0, err: "" });
  expect(created.out).toMatch(/^Created designer ada@example\.com\nPassword: \S{20}\n$/);
  const token = await admin.run("token", "create", "--user", "ada@example.com", "--days", "7");
  expect(await accountOfToken(token.out.trim())).toMatchObject({ email: "ada@example.com", role: "designer" });
  const list = await admin.run("user", "list");
  expect(list.out).toMatch(
    /^EMAIL\s+NAME\s+ROLE\s+STATE\s+LAST SIGN-IN\nada@example\.com\s+Ada\s+designer\s+active\s+never\n$/,
  );
});

it("refuses with 1 and one sentence what cannot be done", async () => {
  const again = ["--email", "ada@example.com", "--name", "A", "--role", "viewer"];
  const twice = await admin.run("user", "create", ...again);
  expect(twice).toMatchObject({ code: 1, out: "" });
  expect(twice.err).toContain("There is already an account with the address ada@example.com");
  const nobody = await admin.run("token", "create", "--user", "nobody@example.com");
  expect(nobody).toMatchObject({ code: 1, out: "" });
  expect(nobody.err).toContain("no active account");
});

it.each([
  [["user", "remove"], 'There is no command "user remove"'],
  [["user", "create", "--email", "x"], "--email: "],
  [["user", "create", "--email", "a@example.com", "--name", "A"], "--role is missing"],
  [["token", "create", "--user", "a@example.com", "--days", "0"], "--days: "],
  [["token", "create", "--colour", "red"], "Unknown option '--colour'"],
  [["analyze", "--json"], "--source is missing"],
  [["analyze", "--source", "here"], "--source must begin with mysql://"],
  [["source", "add", "--name", "A", "--url", "oracle://h/d"], "--url must begin with mysql://"],
])("answers %j with 2, the problem and the usage, and creates nothing", async (given, problem) => {
  const answer = await elsewhere.run(...given);
  expect(answer).toMatchObject({ code: 2, out: "" });
  expect(answer.err).toContain(problem);
  expect(answer.err).toContain("Usage: npm run -s admin");
});

it("analyses a database on the spot, with and without its declared keys, and keeps nothing", async () => {
  const file = join(empty, "shop.db");
  const database = new DatabaseSync(file);
  database.exec("CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT)");
  database.exec(
    "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(id), amount REAL)",
  );
  for (let id = 1; id <= 20; id += 1) {
    database.exec(`INSERT INTO customers VALUES (${id}, 'C${id}'); INSERT INTO orders VALUES (${id}, ${id}, ${id})`);
  }
  database.close();
  const given = ["analyze", "--source", `sqlite:${file}`];
  const declared = await elsewhere.run(...given, "--json");
  expect(declared).toMatchObject({ code: 0, err: "" });
  const side = (table: string, column: string) => ({ table, columns: [column] });
  const relationship = { from: side("orders", "customer_id"), to: side("customers", "id"), cardinality: "many-to-one" };
  const found = JSON.parse(declared.out);
  expect(found).toMatchObject({
    source: { kind: "sqlite" },
    entities: [{ name: "customers" }, { name: "orders", columns: [{}, {}, { name: "amount", role: "measure" }] }],
    relationships: [{ ...relationship, origin: "declared" }],
  });
  expect(found.measures.map(({ id }: { id: string }) => id)).toContain("orders.amount.sum");
  const inferred = JSON.parse((await elsewhere.run(...given, "--ignore-keys", "--json")).out);
  expect(inferred.relationships).toMatchObject([{ ...relationship, origin: "inferred" }]);
  expect(inferred.relationships[0].reason).toMatch(/\w/);
  expect((await elsewhere.run(...given)).out).toContain("orders(customer_id)");
  expect(existsSync(join(empty, "querent.db"))).toBe(false);
});
