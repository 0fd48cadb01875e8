import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemViewer } from "@/lib/auth/system-viewer";
import { createUser } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { closeStore } from "@/lib/db/store";
import { editModel } from "@/lib/semantic/__fixtures__/edit-model";
import { shopStructure } from "@/lib/semantic/__fixtures__/structures";
import { editableModelFor, refreshModel } from "@/lib/semantic/semantic-model";
import { createSource } from "@/lib/source/sources";
import { modelHistory, revisionDifferences } from "./model-history";
import { returnToRevision } from "./return-to-revision";

const admin = systemViewer();
let sourceId = "";
let ann: Viewer;

async function value<T>(result: Promise<{ ok: true; value: T } | { ok: false; error: unknown }>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled.error));
  return settled.value;
}

beforeAll(async () => {
  const connection = { kind: "sqlite" as const, file: "shop.db" };
  sourceId = (await value(createSource(admin, { name: "Shop", connection }))).id;
  await value(refreshModel(sourceId, shopStructure()));
  const account = {
    name: "Ann",
    email: "ann@querent.example",
    role: "designer" as const,
    password: null,
    groups: [],
    attributes: {},
  };
  const { id } = await value(createUser(admin, account));
  ann = { ...admin, userId: id, role: "designer" };
});
afterAll(() => closeStore());

const rename = (viewer: Viewer, revision: number, label: string) =>
  editModel(viewer, sourceId, { revision, entity: "orders", column: null, label });

describe("the history of a model", () => {
  it("names who said what, tells each version from the one before, and brings any of them back", async () => {
    await value(rename(ann, 1, "Purchases"));
    const late = await rename(admin, 1, "Sales");
    expect(late).toMatchObject({ error: { params: { by: "person", who: "Ann", what: "Purchases", field: "label" } } });
    const history = await value(modelHistory({ ...ann, locale: "zh" }, sourceId));
    expect(history).toMatchObject([
      { revision: 2, by: { name: "Ann" }, origin: "edit", note: "1 项名称" },
      { revision: 1, by: null, origin: "analysis", note: null },
    ]);
    const [told, ...following] = await value(revisionDifferences(ann, sourceId, { revision: 2, against: null }));
    expect(told).toEqual({
      ...{ section: "entity", path: ["Purchases"], field: "label", kind: "changed" },
      ...{ before: "Orders", after: "Purchases" },
    });
    // What is called after the table follows it.
    const named = new Set(["measure", "filter"]);
    expect(following.filter(({ section, path }) => !named.has(section) || path[0] !== "Purchases")).toEqual([]);
    const first = await value(revisionDifferences(ann, sourceId, { revision: 1, against: null }));
    expect(first.filter(({ section }) => section === "entity")).toHaveLength(4);

    expect(await returnToRevision(admin, sourceId, { revision: 1, to: 1 })).toMatchObject({
      error: { code: "semantic/conflict", params: { who: "Ann" } },
    });
    const back = await value(returnToRevision(admin, sourceId, { revision: 2, to: 1 }));
    expect(back.entities.find(({ id }) => id === "orders")?.label).toBe("Orders");
    expect((await value(editableModelFor(ann, sourceId))).revision).toBe(3);
    expect(await value(returnToRevision(admin, sourceId, { revision: 3, to: 1 }))).toMatchObject({ revision: 3 });
    expect((await value(modelHistory(admin, sourceId)))[0]).toMatchObject({ note: "back to version 1" });
  });

  it("has no versions that never were, and none for those who only look", async () => {
    const ghost = await revisionDifferences(admin, sourceId, { revision: 99, against: null });
    expect(ghost).toMatchObject({ error: { code: "semantic/no-revision" } });
    expect(await returnToRevision(admin, sourceId, { revision: 3, to: 99 })).toMatchObject({
      error: { code: "semantic/no-revision" },
    });
    const viewer: Viewer = { ...ann, role: "viewer" };
    expect(await modelHistory(viewer, sourceId)).toMatchObject({ error: { code: "auth/forbidden" } });
  });
});
