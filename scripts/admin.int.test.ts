import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  [["source", "add", "--name", "A", "--url", "oracle://h/d"], "--url must begin with mysql://"],
])("answers %j with 2, the problem and the usage, and creates nothing", async (given, problem) => {
  const answer = await elsewhere.run(...given);
  expect(answer).toMatchObject({ code: 2, out: "" });
  expect(answer.err).toContain(problem);
  expect(answer.err).toContain("Usage: npm run -s admin");
});
