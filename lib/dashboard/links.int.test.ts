import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { forgetAccount } from "@/lib/auth/account";
import type { Viewer } from "@/lib/auth/viewer";
import { dashboardData } from "@/lib/dashboard/dashboard-data";
import { changeDashboard, createDashboard } from "@/lib/dashboard/dashboards";
import { createLink, listLinks, revokeLink } from "@/lib/dashboard/links";
import { openLink } from "@/lib/dashboard/open-link";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { sharedDashboard } from "@/lib/dashboard/shared-dashboard";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

const closed = { ok: false, error: { code: "dashboard/link-not-found" } };
const missing = { ok: false, error: { code: "dashboard/not-found" } };
const { signal } = new AbortController();

async function person(role: Viewer["role"] = "designer"): Promise<Viewer> {
  const userId = newId();
  const { db, tables } = await store();
  const account = { email: `${userId}@querent.test`, name: "Maker", role, locale: "en" } as const;
  const rest = { passwordHash: null, disabled: false, sessionEpoch: 0, createdAt: new Date(), lastSeenAt: null };
  await db.insert(tables.users).values({ ...account, ...rest, id: userId, groups: [], attributes: {} });
  return { ...account, userId, groups: [], attributes: {}, scopeKey: "all" };
}

function succeed<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** What a visitor with the token gets. */
async function look(token: string) {
  const link = await openLink(token, { headers: new Headers(), locale: "en" });
  return link.ok ? await sharedDashboard(link.value) : link;
}

async function lookAtData(token: string) {
  const link = await openLink(token, { headers: new Headers(), locale: "en" });
  return link.ok ? await dashboardData(link.value, { signal }) : link;
}

async function dashboardOf(owner: Viewer): Promise<string> {
  const chart = { version: 1, type: "table", x: null, y: [], series: null, stacked: false, horizontal: false } as const;
  const query = { sourceId: "nowhere", question: "How many?", sql: "SELECT 1", plan: null, cacheSeconds: 60 };
  const widget = { id: "w", title: "Orders", kind: "chart", place: { x: 0, y: 0, w: 6, h: 4 } } as const;
  const config = { version: 1, widgets: [{ ...widget, query, chart: { ...chart, title: null } }] };
  return succeed(await createDashboard(owner, newDashboardSchema.parse({ title: "Sales", config }))).id;
}

const link = { name: "Screen", days: 30, password: null, fixed: {} };

describe("public links", () => {
  it("open a dashboard without its questions, its SQL or anything of its maker", async () => {
    const owner = await person();
    const { token } = succeed(await createLink(owner, await dashboardOf(owner), link));
    const shared = succeed(await look(token));
    expect(shared).toMatchObject({
      title: "Sales",
      config: { widgets: [{ id: "w", title: "Orders", kind: "chart" }] },
    });
    expect(JSON.stringify(shared)).not.toMatch(/SELECT|How many|nowhere|Maker/);
    const data = succeed(await lookAtData(token));
    expect(data.widgets).toMatchObject([{ widgetId: "w", status: "error", code: "source/not-found" }]);
  });

  it("end when they are revoked, when their time is over, and are unknown by any other token", async () => {
    const owner = await person();
    const id = await dashboardOf(owner);
    const { db, tables } = await store();
    const [revoked, expired] = [
      succeed(await createLink(owner, id, link)),
      succeed(await createLink(owner, id, { ...link, name: "Old", days: 1 })),
    ];
    expect(await look(revoked.token)).toMatchObject({ ok: true });
    await revokeLink(owner, id, revoked.id);
    const past = { expiresAt: new Date(Date.now() - 1) };
    await db.update(tables.dashboardLinks).set(past).where(eq(tables.dashboardLinks.id, expired.id));
    for (const token of [revoked.token, expired.token, "guess", `${expired.token}x`, expired.id]) {
      expect(await look(token)).toMatchObject(closed);
      expect(await lookAtData(token)).toMatchObject(closed);
    }
    expect(succeed(await listLinks(owner, id)).map(({ name }) => name)).toEqual(["Old"]);
  });

  it("end with the account of their maker, and where the maker may no longer look", async () => {
    const [owner, maker] = [await person(), await person()];
    const id = await dashboardOf(owner);
    succeed(await changeDashboard(owner, id, { visibility: "everyone" }));
    const { token } = succeed(await createLink(maker, id, link));
    expect(await look(token)).toMatchObject({ ok: true });
    succeed(await changeDashboard(owner, id, { visibility: "private" }));
    expect(await look(token)).toMatchObject(closed);
    succeed(await changeDashboard(owner, id, { visibility: "everyone" }));
    const { db, tables } = await store();
    await db.update(tables.users).set({ disabled: true }).where(eq(tables.users.id, maker.userId));
    await forgetAccount(maker.userId);
    expect(await look(token)).toMatchObject(closed);
  });

  it("are made, listed and revoked by those who may edit the dashboard alone", async () => {
    const owner = await person();
    const id = await dashboardOf(owner);
    const { id: linkId, token } = succeed(await createLink(owner, id, link));
    for (const other of [await person("viewer"), await person(), await person("admin")]) {
      expect(await createLink(other, id, link)).toMatchObject(missing);
      expect(await listLinks(other, id)).toMatchObject(missing);
      expect(await revokeLink(other, id, linkId)).toMatchObject(missing);
    }
    const another = await dashboardOf(owner);
    expect(await revokeLink(owner, another, linkId)).toMatchObject(closed);
    expect(await look(token)).toMatchObject({ ok: true });
  });

  it("keep of the token nothing that opens the dashboard", async () => {
    const owner = await person();
    const { id, token } = succeed(await createLink(owner, await dashboardOf(owner), link));
    const { db, tables } = await store();
    const [row] = await db.select().from(tables.dashboardLinks).where(eq(tables.dashboardLinks.id, id));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(await look(row?.tokenHash ?? "")).toMatchObject(closed);
  });
});
