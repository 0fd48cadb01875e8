import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { changeAccessRule, createAccessRule, deleteAccessRule, listAccessRules } from "@/lib/access/access-rules";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { createSource, deleteSource } from "@/lib/source/sources";
import { editModel } from "./__fixtures__/edit-model";
import { shopStructure } from "./__fixtures__/structures";
import type { SemanticModel } from "./schema";
import { editableModelFor, refreshModel } from "./semantic-model";
import { semanticModelFor, semanticViewFor } from "./semantic-view";

const admin = systemViewer();
const viewer: Viewer = { ...admin, userId: "11111111-1111-7111-8111-111111111111", role: "viewer", scopeKey: "viewer" };
let sourceId = "";

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

beforeEach(async () => {
  const connection = { kind: "sqlite" as const, file: `shop-${Math.random()}.db` };
  sourceId = (await value(createSource(admin, { name: `Shop ${Math.random()}`, connection }))).id;
});
afterAll(() => closeStore());

const edit = (change: Partial<Parameters<typeof editModel>[2]>) => ({ entity: "orders", ...change });

describe("the semantic model of a source", () => {
  it("is refused until the source was analysed, and for a source that is none", async () => {
    expect(await semanticModelFor(viewer, sourceId)).toMatchObject({
      ok: false,
      error: { code: "source/not-analysed" },
    });
    expect(await semanticModelFor(viewer, "nothing")).toMatchObject({ ok: false, error: { code: "source/not-found" } });
  });

  it("is saved by the analysis, once as long as nothing changes", async () => {
    expect((await value(refreshModel(sourceId, shopStructure()))).revision).toBe(1);
    expect((await value(refreshModel(sourceId, shopStructure()))).revision).toBe(1);
    expect((await value(semanticModelFor(viewer, sourceId))).entities).toHaveLength(4);
  });

  it("shows an edit to the next reader at once, and keeps it through the next analysis", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    await value(semanticModelFor(viewer, sourceId));
    await value(editModel(admin, sourceId, edit({ label: "Purchases" })));
    const label = (model: SemanticModel) => model.entities.find((entity) => entity.id === "orders")?.label;
    expect(label(await value(semanticModelFor(viewer, sourceId)))).toBe("Purchases");
    const structure = shopStructure();
    structure.tables.pop();
    expect(label(await value(refreshModel(sourceId, structure)))).toBe("Purchases");
    expect((await value(semanticModelFor(viewer, sourceId))).entities).toHaveLength(3);
  });

  it("hides what is hidden from everyone who asks, and shows it to those who edit", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    await value(editModel(admin, sourceId, edit({ hidden: true })));
    const ids = (model: SemanticModel) => model.entities.map((entity) => entity.id);
    expect(ids(await value(semanticModelFor(admin, sourceId)))).not.toContain("orders");
    expect(ids(await value(editableModelFor(admin, sourceId)))).toContain("orders");
    expect(await editableModelFor(viewer, sourceId)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
  });

  it("takes both of two edits of the same moment, and tells whoever is late with another word for the same", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    const saves = await Promise.all([
      editModel(admin, sourceId, edit({ label: "Purchases" })),
      editModel(admin, sourceId, edit({ description: "What was bought" })),
    ]);
    expect(saves.map((save) => save.ok)).toEqual([true, true]);
    const saved = await value(editableModelFor(admin, sourceId));
    expect(saved.revision).toBe(3);
    expect(saved.entities.find(({ id }) => id === "orders")).toMatchObject({
      label: "Purchases",
      description: "What was bought",
    });
    expect(await editModel(admin, sourceId, edit({ label: "Late" }))).toMatchObject({
      ok: false,
      error: { code: "semantic/conflict", params: { what: "Purchases", field: "label" } },
    });
  });

  it("refuses those who only look, and tables that are gone", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    const refused = await editModel(viewer, sourceId, edit({ label: "x" }));
    expect(refused).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
    expect(await editModel(admin, sourceId, edit({ entity: "gone", label: "x" }))).toMatchObject({
      ok: false,
      error: { code: "semantic/not-found" },
    });
  });

  it("writes down who changed it", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    await value(editModel(admin, sourceId, edit({ label: "Purchases" })));
    const { db, tables } = await store();
    const events = await db.select().from(tables.auditEvents);
    expect(events.filter((event) => event.subject === sourceId).map((event) => event.action)).toEqual(
      expect.arrayContaining(["semantic.refresh", "semantic.change"]),
    );
  });
});

describe("the model under access rules", () => {
  const designer: Viewer = { ...viewer, role: "designer", groups: ["north"], scopeKey: "designer" };
  const column = (model: SemanticModel, name: string) =>
    model.entities.find(({ id }) => id === "orders")?.columns.find((one) => one.name === name);
  const everyone = { roles: [], groups: [] };

  it("is without hidden columns for those who look and those who edit, whose edits lose nothing", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    const [name = ""] = (await value(editableModelFor(admin, sourceId))).entities
      .filter(({ id }) => id === "orders")
      .flatMap(({ columns }) => columns.map((one) => one.name).slice(-1));
    const rule = { kind: "hide" as const, entity: "orders", column: name, roles: [], groups: ["north"] };
    const { id } = await value(createAccessRule(admin, sourceId, rule));
    expect(column(await value(semanticModelFor(designer, sourceId)), name)).toBeUndefined();
    expect(column(await value(editableModelFor(designer, sourceId)), name)).toBeUndefined();
    expect(column(await value(semanticModelFor(viewer, sourceId)), name)).toBeDefined();
    expect(await editModel(designer, sourceId, edit({ column: name, label: "x" }))).toMatchObject({
      ok: false,
      error: { code: "semantic/not-found" },
    });
    const edited = await value(editModel(designer, sourceId, edit({ label: "Purchases" })));
    expect(column(edited, name)).toBeUndefined();
    expect(column(await value(editableModelFor(admin, sourceId)), name)).toBeDefined();
    await value(deleteAccessRule(admin, { sourceId, ruleId: id }));
    expect(column(await value(semanticModelFor(designer, sourceId)), name)).toBeDefined();
  });

  it("comes with the policy of the viewer: whole table, conditions, values", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    const condition = "id > {{user.least}}";
    await value(createAccessRule(admin, sourceId, { kind: "row", entity: "orders", condition, ...everyone }));
    const mine = await value(semanticViewFor({ ...viewer, attributes: { least: "3" } }, sourceId));
    const theirs = await value(semanticViewFor({ ...viewer, attributes: {} }, sourceId));
    expect(mine.model).toBe(theirs.model);
    const [first] = mine.policy.tables.get("orders")?.conditions ?? [];
    expect(first).toMatchObject({ sql: condition });
    expect(first?.values.get("least")).toBe("3");
    expect(theirs.policy.tables.get("orders")?.conditions[0]?.values.has("least")).toBe(false);
    expect(mine.policy.maskSalt.length).toBeGreaterThan(20);
  });

  it("is managed by administrators alone, audited, and its rules go with their source", async () => {
    await value(refreshModel(sourceId, shopStructure()));
    const rule = { kind: "row" as const, entity: "orders", condition: "TRUE", ...everyone };
    expect(await createAccessRule(designer, sourceId, rule)).toMatchObject({ error: { code: "auth/forbidden" } });
    expect(await listAccessRules(designer, sourceId)).toMatchObject({ error: { code: "auth/forbidden" } });
    const { id } = await value(createAccessRule(admin, sourceId, rule));
    const other = "11111111-1111-7111-8111-111111111112";
    expect(await deleteAccessRule(admin, { sourceId: other, ruleId: id })).toMatchObject({
      error: { code: "access/not-found" },
    });
    await value(changeAccessRule(admin, { sourceId, ruleId: id }, { ...rule, condition: "id > 1" }));
    expect(await value(listAccessRules(admin, sourceId))).toMatchObject([{ id, condition: "id > 1" }]);
    const { db, tables } = await store();
    const { auditEvents, accessRules } = tables;
    const events = await db.select().from(auditEvents).where(eq(auditEvents.subject, id));
    expect(events.map(({ action }) => action).sort()).toEqual(["access.change", "access.create"]);
    expect(events.every((event) => event.sourceId === sourceId && event.text?.startsWith("orders"))).toBe(true);
    await value(deleteSource(admin, sourceId));
    expect(await db.select().from(accessRules).where(eq(accessRules.sourceId, sourceId))).toEqual([]);
  });
});
