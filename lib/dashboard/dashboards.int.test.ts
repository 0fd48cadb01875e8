import { describe, expect, it } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { completeConfig, type DashboardConfig } from "@/lib/dashboard/config/schema";
import {
  changeDashboard,
  createDashboard,
  deleteDashboard,
  getDashboard,
  listDashboards,
  saveDashboard,
} from "@/lib/dashboard/dashboards";
import { placesOverlap } from "@/lib/dashboard/layout/item";
import { pinWidget } from "@/lib/dashboard/pin-widget";
import { type Dashboard, newDashboardSchema, type Pin } from "@/lib/dashboard/schema";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

async function viewer(name: string, role: Viewer["role"] = "designer"): Promise<Viewer> {
  const userId = newId();
  const { db, tables } = await store();
  const account = { email: `${userId}@querent.test`, name, role, groups: [], attributes: {}, locale: "en" } as const;
  await db.insert(tables.users).values({
    ...account,
    ...{
      id: userId,
      groups: [],
      passwordHash: null,
      disabled: false,
      sessionEpoch: 0,
      createdAt: new Date(),
      lastSeenAt: null,
    },
  });
  return { ...account, userId, scopeKey: "all" };
}

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

const wanted = (given: Record<string, unknown> = {}) => newDashboardSchema.parse({ title: "Sales", ...given });
const textConfig = (...titles: string[]): DashboardConfig =>
  completeConfig({
    widgets: titles.map((title, index) => ({
      ...{ id: title, kind: "text", title, markdown: title },
      place: { x: 0, y: index * 3, w: 12, h: 3 },
    })),
  });
const pin: Pin = {
  query: { sourceId: "s", question: null, sql: "SELECT 1", plan: null, cacheSeconds: 60, parameters: [] },
  chart: { version: 1, type: "bar", x: "a", y: ["b"], series: null, stacked: false, horizontal: false, title: null },
  title: "Pinned",
};

describe("who may see and change a dashboard", () => {
  it("hides a private dashboard from everybody else, admins included, as if it did not exist", async () => {
    const owner = await viewer("Owner");
    const { id } = succeed(await createDashboard(owner, wanted()));
    for (const other of [await viewer("Other"), await viewer("Admin", "admin")]) {
      expect(await getDashboard(other, id)).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
      expect(await pinWidget(other, id, pin)).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
      expect(await deleteDashboard(other, id)).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
      expect((await listDashboards(other)).map((dashboard) => dashboard.id)).not.toContain(id);
    }
    expect((await listDashboards(owner)).map((dashboard) => dashboard.id)).toContain(id);
  });

  it("lets everyone look at a shared one, designers edit it, and only owner and admins delete it", async () => {
    const { id } = succeed(await createDashboard(await viewer("Owner"), wanted({ visibility: "everyone" })));
    const [looker, designer, admin] = [await viewer("L", "viewer"), await viewer("D"), await viewer("A", "admin")];
    expect(succeed(await getDashboard(looker, id))).toMatchObject({
      canEdit: false,
      canManage: false,
      ownerName: "Owner",
    });
    const save = { revision: 1, title: "Changed", config: textConfig("a") };
    expect(await saveDashboard(looker, id, save)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
    expect(succeed(await saveDashboard(designer, id, save))).toMatchObject({ revision: 2, updatedByName: "D" });
    expect(await deleteDashboard(designer, id)).toMatchObject({ ok: false, error: { code: "auth/forbidden" } });
    expect(succeed(await deleteDashboard(admin, id))).toEqual({ id });
    expect(await getDashboard(looker, id)).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
  });

  it("takes a dashboard out of sight the moment it becomes private, cached or not", async () => {
    const owner = await viewer("Owner");
    const other = await viewer("Other");
    const { id } = succeed(await createDashboard(owner, wanted({ visibility: "everyone" })));
    succeed(await getDashboard(other, id));
    succeed(await changeDashboard(owner, id, { visibility: "private" }));
    expect(await getDashboard(other, id)).toMatchObject({ ok: false, error: { code: "dashboard/not-found" } });
  });
});

describe("saving", () => {
  it("keeps every save, and refuses one made from an older revision by saying who saved when", async () => {
    const [first, second] = [await viewer("First"), await viewer("Second")];
    const { id } = succeed(await createDashboard(first, wanted({ visibility: "everyone" })));
    const mine = succeed(await saveDashboard(first, id, { revision: 1, title: "Mine", config: textConfig("mine") }));
    const late = await saveDashboard(second, id, { revision: 1, title: "Theirs", config: textConfig("theirs") });
    expect(late).toMatchObject({
      ok: false,
      error: { code: "dashboard/conflict", params: { savedBy: "First", savedAt: mine.updatedAt, revision: 2 } },
    });
    expect(succeed(await getDashboard(second, id)).title).toBe("Mine");
    const over = succeed(
      await saveDashboard(second, id, { revision: 2, title: "Theirs", config: textConfig("theirs") }),
    );
    expect(over.revision).toBe(3);
    const { db, tables } = await store();
    const rows = await db.select().from(tables.dashboardRevisions);
    const kept = rows.filter((row) => row.dashboardId === id).map((row) => row.title);
    expect(kept.sort()).toEqual(["Mine", "Sales", "Theirs"]);
  });

  it("stores no overlap, whoever sends it", async () => {
    const owner = await viewer("Owner");
    const { id } = succeed(await createDashboard(owner, wanted()));
    const config = textConfig("a", "b", "c");
    for (const widget of config.widgets) widget.place = { x: 8, y: 1, w: 12, h: 2 };
    const { widgets } = succeed(await saveDashboard(owner, id, { revision: 1, title: "x", config })).config;
    for (const [index, { place }] of widgets.entries()) {
      expect(widgets.slice(0, index).some((other) => placesOverlap(place, other.place))).toBe(false);
    }
  });

  it("renames without undoing what was saved meanwhile", async () => {
    const owner = await viewer("Owner");
    const { id } = succeed(await createDashboard(owner, wanted()));
    succeed(await saveDashboard(owner, id, { revision: 1, title: "x", config: textConfig("kept") }));
    const renamed = succeed(await changeDashboard(owner, id, { title: "Renamed", description: "why" }));
    expect(renamed).toMatchObject({ title: "Renamed", description: "why" });
    expect(renamed.config.widgets.map(({ title }) => title)).toEqual(["kept"]);
  });
});

describe("pinning", () => {
  it("lets six people pin at once without losing or overlapping one", async () => {
    const owner = await viewer("Owner");
    const { id } = succeed(await createDashboard(owner, wanted()));
    const pins = await Promise.all(Array.from({ length: 6 }, () => pinWidget(owner, id, pin)));
    expect(pins.every(({ ok }) => ok)).toBe(true);
    const dashboard: Dashboard = succeed(await getDashboard(owner, id));
    expect(dashboard.config.widgets).toHaveLength(6);
    expect(dashboard.revision).toBe(7);
  });

  it("refuses other people's queries and a full dashboard", async () => {
    const owner = await viewer("Owner");
    const titles = Array.from({ length: 100 }, (_, index) => `w${index}`);
    const { id } = succeed(await createDashboard(owner, wanted({ config: textConfig(...titles) })));
    expect(await pinWidget(owner, id, pin)).toMatchObject({ ok: false, error: { code: "dashboard/full" } });
    const theirs: Pin = { queryId: newId(), chart: pin.chart, title: "x" };
    expect(await pinWidget(owner, id, theirs)).toMatchObject({ ok: false, error: { code: "query/not-found" } });
  });
});

describe("copies and exports", () => {
  it("copies what the viewer may see and nothing else", async () => {
    const owner = await viewer("Owner");
    const other = await viewer("Other");
    const original = succeed(await createDashboard(owner, wanted({ config: textConfig("a") })));
    expect(succeed(await createDashboard(owner, wanted({ copyOf: original.id }))).config).toEqual(original.config);
    expect(await createDashboard(other, wanted({ copyOf: original.id }))).toMatchObject({
      ok: false,
      error: { code: "dashboard/not-found" },
    });
  });

  it("imports an exported configuration and refuses anything else", async () => {
    const owner = await viewer("Owner");
    const exported = JSON.parse(JSON.stringify(textConfig("a", "b")));
    expect(succeed(await createDashboard(owner, wanted({ config: exported }))).config.widgets).toHaveLength(2);
    expect(await createDashboard(owner, wanted({ config: { version: 9 } }))).toMatchObject({
      ok: false,
      error: { code: "dashboard/config" },
    });
  });
});
