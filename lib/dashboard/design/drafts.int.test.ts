import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { completeConfig, completeWidget, type DashboardConfig } from "@/lib/dashboard/config/schema";
import { changeDashboard, createDashboard, deleteDashboard, saveDashboard } from "@/lib/dashboard/dashboards";
import { dropDraft, readDraft, saveDraft } from "@/lib/dashboard/design/drafts";
import { dashboardHistory, restoreRevision, storedRevision } from "@/lib/dashboard/design/history";
import { type Dashboard, newDashboardSchema } from "@/lib/dashboard/schema";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

async function designer(name: string): Promise<Viewer> {
  const userId = newId();
  const { db, tables } = await store();
  const account = { email: `${userId}@querent.test`, name, role: "designer", attributes: {}, locale: "en" } as const;
  await db.insert(tables.users).values({
    ...{ ...account, id: userId, groups: [], passwordHash: null, disabled: false, sessionEpoch: 0 },
    ...{ createdAt: new Date(), lastSeenAt: null },
  });
  return { ...account, groups: [], userId, scopeKey: "all" };
}

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

const textConfig = (...titles: string[]): DashboardConfig =>
  completeConfig({
    widgets: titles.map((title, index) =>
      completeWidget({ id: title, kind: "text", title, markdown: "", place: { x: 0, y: index * 3, w: 12, h: 3 } }),
    ),
  });

async function sharedDashboard(owner: Viewer): Promise<Dashboard> {
  return succeed(
    await createDashboard(
      owner,
      newDashboardSchema.parse({ title: "Sales", visibility: "everyone", config: textConfig("a", "b") }),
    ),
  );
}

describe("drafts", () => {
  it("are kept for each person by themselves, and name who else is at work", async () => {
    const [ada, ben] = [await designer("Ada"), await designer("Ben")];
    const { id } = await sharedDashboard(ada);
    expect(succeed(await readDraft(ada, id))).toEqual({ draft: null, others: [] });
    const kept = succeed(await saveDraft(ada, id, { revision: 1, title: "Mine", config: textConfig("a") }));
    expect(succeed(await readDraft(ada, id)).draft).toEqual(kept);
    expect(succeed(await readDraft(ben, id))).toEqual({
      draft: null,
      others: [{ name: "Ada", savedAt: kept.savedAt }],
    });
    succeed(await dropDraft(ben, id));
    expect(succeed(await readDraft(ada, id)).draft).toEqual(kept);
    succeed(await dropDraft(ada, id));
    expect(succeed(await readDraft(ada, id)).draft).toBeNull();
  });

  it("never overwrite what another tab of the same person saved in between", async () => {
    const ada = await designer("Ada");
    const { id } = await sharedDashboard(ada);
    const of = (title: string) => ({ revision: 1, title, config: textConfig("a") });
    const first = succeed(await saveDraft(ada, id, { ...of("first tab"), after: null }));
    const late = await saveDraft(ada, id, { ...of("second tab"), after: null });
    expect(late).toMatchObject({ ok: false, error: { code: "dashboard/draft-conflict" } });
    const second = succeed(await saveDraft(ada, id, { ...of("first again"), after: first.savedAt }));
    expect(second.savedAt > first.savedAt).toBe(true);
    expect(await saveDraft(ada, id, { ...of("late"), after: first.savedAt })).toMatchObject({ ok: false });
    expect(succeed(await readDraft(ada, id)).draft?.title).toBe("first again");
  });

  it("do not exist for those who may not see the dashboard, and end with it", async () => {
    const [ada, ben] = [await designer("Ada"), await designer("Ben")];
    const { id } = await sharedDashboard(ada);
    const draft = { revision: 1, title: "Ben's", config: textConfig("a") };
    succeed(await saveDraft(ben, id, draft));
    succeed(await changeDashboard(ada, id, { visibility: "private" }));
    const hidden = { ok: false, error: { code: "dashboard/not-found" } };
    expect(await readDraft(ben, id)).toMatchObject(hidden);
    expect(await saveDraft(ben, id, draft)).toMatchObject(hidden);
    succeed(await deleteDashboard(ada, id));
    const { db, tables } = await store();
    const left = await db.select({ of: tables.dashboardDrafts.dashboardId }).from(tables.dashboardDrafts);
    expect(left.filter(({ of }) => of === id)).toEqual([]);
  });
});

describe("history", () => {
  it("tells newest first who changed what, a page at a time, and brings an earlier version back as the newest", async () => {
    const ada = await designer("Ada");
    const { id } = await sharedDashboard(ada);
    for (let revision = 1; revision <= 16; revision += 1) {
      const config = textConfig("a", "b", ...(revision === 16 ? ["c"] : []));
      succeed(await saveDashboard(ada, id, { revision, title: `Sales ${revision}`, config }));
    }
    const page = succeed(await dashboardHistory(ada, id, null));
    expect([page.revisions.length, page.hasMore, page.revisions[0]?.revision]).toEqual([15, true, 17]);
    expect(page.revisions[0]).toMatchObject({
      savedByName: "Ada",
      difference: { widgets: [{ id: "c", what: "added" }] },
    });
    const rest = succeed(await dashboardHistory(ada, id, 3));
    expect(rest.revisions.map(({ revision }) => revision)).toEqual([2, 1]);
    expect(rest.revisions[1]?.difference.widgets.map(({ what }) => what)).toEqual(["added", "added"]);

    const restored = succeed(await restoreRevision(ada, id, 2));
    expect([restored.revision, restored.title, restored.config.widgets.length]).toEqual([18, "Sales 1", 2]);
    expect(succeed(await storedRevision(ada, id, 17)).config.widgets).toHaveLength(3);
    expect(await storedRevision(ada, id, 99)).toMatchObject({
      ok: false,
      error: { code: "dashboard/revision-not-found" },
    });
  });
});
