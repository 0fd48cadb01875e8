import { expect, it } from "vitest";
import { viewer as person } from "@/lib/auth/__fixtures__/viewers";
import { promptInForce } from "./prompt-in-force";
import { listPrompts, readPrompt, savePrompt } from "./prompt-versions";
import type { PromptChange } from "./schema";

const admin = person("admin", { role: "admin" });
const text = "{{dialect}} {{today}} {{answer_format}}";
const sql = { name: "sql", language: "en" } as const;
const save = (change: Partial<PromptChange>) => savePrompt(admin, sql, { text, note: null, basedOn: 0, ...change });

it("a saved wording is in force at once, in its language alone, until one goes back to the built-in", async () => {
  const before = await promptInForce("sql", "en");
  expect(before.version).toMatch(/^built-in [0-9a-f]{8}$/);
  expect(await save({ note: "Shorter" })).toMatchObject({ ok: true, value: { inForce: { text, version: "v1" } } });
  expect(await promptInForce("sql", "en")).toEqual({ text, version: "v1" });
  expect((await promptInForce("sql", "zh")).version).toMatch(/^built-in/);
  expect(await save({ text: null, basedOn: 1 })).toMatchObject({ ok: true });
  expect(await promptInForce("sql", "en")).toEqual(before);
  const detail = await readPrompt(admin, sql);
  expect(detail).toMatchObject({
    ok: true,
    value: {
      versions: [
        { version: 2, text: null },
        { version: 1, text, note: "Shorter" },
      ],
    },
  });
  const list = await listPrompts(admin);
  expect(list.ok && list.value[0]).toMatchObject({ name: "sql", language: "en", isBuiltIn: true });
});

it("is refused when a place is unknown or missing, or when somebody saved since", async () => {
  expect(await save({ basedOn: 2, text: "{{dialect}} {{today}} {{x}}" })).toMatchObject({
    error: { code: "llm/prompt-variables", params: { variables: "{{x}}, {{answer_format}}" } },
  });
  expect(await save({ basedOn: 1 })).toMatchObject({ error: { code: "llm/prompt-conflict" } });
});

it("is for administrators alone", async () => {
  const designer = person("designer", { role: "designer" });
  expect(await readPrompt(designer, sql)).toMatchObject({ error: { code: "auth/forbidden" } });
  expect(await savePrompt(designer, sql, { text, note: null, basedOn: 2 })).toMatchObject({ ok: false });
});
