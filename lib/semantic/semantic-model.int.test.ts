import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore, store } from "@/lib/db/store";
import { createSource } from "@/lib/source/sources";
import { shopStructure } from "./__fixtures__/structures";
import { modelEditSchema, type SemanticModel } from "./schema";
import { editableModelFor, editModel, refreshModel, saveModel } from "./semantic-model";
import { semanticModelFor } from "./semantic-view";

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

const edit = (change: object) => modelEditSchema.parse({ revision: 1, entity: "orders", ...change });

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

  it("lets one of two savers through and tells the other", async () => {
    const model = await value(refreshModel(sourceId, shopStructure()));
    const saves = await Promise.all([saveModel(admin, model), saveModel(admin, model)]);
    expect(saves.filter((save) => save.ok)).toHaveLength(1);
    expect(saves.find((save) => !save.ok)).toMatchObject({ error: { code: "semantic/conflict" } });
    expect(await editModel(admin, sourceId, edit({ label: "Late" }))).toMatchObject({
      ok: false,
      error: { code: "semantic/conflict" },
    });
  });

  it("refuses those who only look, and tables that are gone", async () => {
    const model = await value(refreshModel(sourceId, shopStructure()));
    expect(await saveModel(viewer, model)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
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
