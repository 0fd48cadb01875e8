import { createPool } from "mysql2/promise";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { joinQueryText } from "@/lib/auth/join-query-text";
import type { AuditQuery } from "@/lib/auth/schema";
import { newId } from "@/lib/id";

const mysqlUrl = process.env.QUERENT_TEST_MYSQL_URL;
const stores = [
  { dialect: "sqlite", available: true },
  { dialect: "mysql", available: mysqlUrl !== undefined },
];
const admin = person("admin", { role: "admin" });
const dayMs = 24 * 60 * 60_000;
const shop = newId();
const sql = "SELECT \"city\"\nFROM customers WHERE share LIKE '100%_'";

/** The audit as one reads, searches and exports it, and as it ends, on both stores. */
describe.each(stores.filter(({ available }) => available))("the audit on $dialect", ({ dialect }) => {
  const databaseName = `querent_test_audit_${Date.now()}`;
  let lib: {
    audit: typeof import("./audit");
    list: typeof import("./list-audit-events");
    export: typeof import("./export-audit");
    clean: typeof import("./clean-audit");
  };
  let ada = "";

  beforeAll(async () => {
    vi.resetModules();
    if (dialect === "mysql") {
      const pool = createPool({ uri: mysqlUrl });
      await pool.query(`CREATE DATABASE ${databaseName}`);
      await pool.end();
      const url = new URL(mysqlUrl ?? "");
      url.pathname = `/${databaseName}`;
      vi.stubEnv("DATABASE_URL", url.href);
    }
    lib = {
      audit: await import("./audit"),
      list: await import("./list-audit-events"),
      export: await import("./export-audit"),
      clean: await import("./clean-audit"),
    };
    const { signInAs } = await import("@/scripts/test/sign-in-as");
    ada = (await signInAs("designer")).user.id;
    const { audit } = lib.audit;
    await audit(null, "setup.complete", null);
    await audit(
      { userId: ada },
      "query.run",
      null,
      { rows: 3 },
      { sourceId: shop, text: joinQueryText("客户？", sql) },
    );
    await audit(
      { userId: ada },
      "query.refuse",
      null,
      { code: "guard/table" },
      { text: joinQueryText("=1+1", "DROP") },
    );
    await audit(admin, "user.change", ada, { attributes: { region: 'the "far" north' } });
  });

  afterAll(async () => {
    const { shutDown } = await import("@/lib/telemetry/shutdown");
    await shutDown();
    vi.unstubAllEnvs();
    if (dialect !== "mysql") return;
    const pool = createPool({ uri: mysqlUrl });
    await pool.query(`DROP DATABASE ${databaseName}`);
    await pool.end();
  });

  async function found(query: AuditQuery) {
    const page = await lib.list.listAuditEvents(admin, query);
    if (!page.ok) throw new Error(page.error.code);
    return page.value.events;
  }
  const actions = async (query: AuditQuery) => (await found(query)).map(({ action }) => action);

  it("gives the latest first, with question and SQL apart and who did it by name", async () => {
    const [change, refusal, run] = await found({});
    expect([change?.action, refusal?.action]).toEqual(["user.change", "query.refuse"]);
    expect(run).toMatchObject({ action: "query.run", userId: ada, asked: "客户？", sql, sourceId: shop });
    expect(run?.userName).not.toBeNull();
    expect(change).toMatchObject({ asked: null, sql: null });
  });

  it.each([
    ["words of a question", { text: "客户" }, ["query.run"]],
    ["a piece of SQL, wildcards taken as they stand", { text: "'100%_'" }, ["query.run"]],
    ["a wildcard alone", { text: "%" }, ["query.run"]],
    ["what the details say", { text: 'the "far" north' }, ["user.change"]],
    ["who did it", { text: "@example" }, ["query.refuse", "query.run"]],
    ["a group of acts", { action: "query" }, ["query.refuse", "query.run"]],
    ["one act", { action: "query.refuse" }, ["query.refuse"]],
    ["a source", { sourceId: shop }, ["query.run"]],
    ["a time that is past", { to: "2020-01-01T00:00:00Z" }, []],
  ])("finds by %s", async (_name, query, expected) => {
    expect(await actions(query)).toEqual(expected);
  });

  it("finds by person", async () => {
    expect(await actions({ userId: ada, action: "query" })).toEqual(["query.refuse", "query.run"]);
  });

  it("gives page after page without gap or repetition, also while events come in", async () => {
    for (let index = 0; index < 120; index += 1) await lib.audit.audit(null, "query.run", `page-${index}`);
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const page = await lib.list.listAuditEvents(admin, { text: "page-", before });
      if (!page.ok) throw new Error(page.error.code);
      seen.push(...page.value.events.map(({ subject }) => subject ?? ""));
      if (page.value.next === null) break;
      before = page.value.next;
      await lib.audit.audit(null, "query.run", "page-late");
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, index) => `page-${119 - index}`));
  });

  async function exported(format: "csv" | "jsonl", text?: string): Promise<string> {
    const file = await lib.export.exportAudit(admin, { format, text });
    if (!file.ok) throw new Error(file.error.code);
    return await new Response(file.value).text();
  }

  it("is exported as JSON lines, a line an event, over more than one page; the export is in it", async () => {
    for (let index = 0; index < 600; index += 1) await lib.audit.audit(null, "query.run", `export-${index}`);
    const lines = (await exported("jsonl", "export-")).trimEnd().split("\n");
    const subjects = lines.map((line) => JSON.parse(line)).filter(({ action }) => action === "query.run");
    expect(subjects).toHaveLength(600);
    expect(subjects[0]).toMatchObject({ subject: "export-599" });
    expect((await found({ action: "export" }))[0]).toMatchObject({
      action: "export.audit",
      details: { format: "jsonl", text: "export-" },
    });
  });

  it("is exported as CSV in which no cell is a formula", async () => {
    const csv = await exported("csv", "=1+1");
    const cells = Papa.parse<string[]>(csv).data.flat();
    expect(cells).toContain("'=1+1");
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  });

  it("is for administrators alone", async () => {
    const designer = person("designer", { role: "designer" });
    const refused = { ok: false, error: { code: "auth/forbidden" } };
    expect(await lib.list.listAuditEvents(designer, {})).toMatchObject(refused);
    expect(await lib.export.exportAudit(designer, { format: "csv" })).toMatchObject(refused);
  });

  it("ends after its days, the oldest first and for one instance of several a day", async () => {
    const before = (await found({ action: "setup" })).length;
    const inAYear = new Date(Date.now() + 366 * dayMs);
    const inHalfAYear = new Date(Date.now() + 180 * dayMs);
    expect(before).toBeGreaterThan(0);
    const turns = await Promise.all([1, 2, 3].map(() => lib.clean.cleanAuditInTurn(inHalfAYear)));
    expect(turns.filter((removed) => removed !== null)).toEqual([0]);
    expect(await lib.clean.cleanAuditInTurn(inAYear)).toBeGreaterThan(700);
    expect(await found({})).toEqual([]);
  });
});
