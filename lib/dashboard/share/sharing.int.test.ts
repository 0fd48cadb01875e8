import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { forgetAccount } from "@/lib/auth/account";
import type { Viewer } from "@/lib/auth/viewer";
import {
  changeDashboard,
  createDashboard,
  deleteDashboard,
  getDashboard,
  listDashboards,
  saveDashboard,
} from "@/lib/dashboard/dashboards";
import { createLink } from "@/lib/dashboard/links";
import { openLink, unlockLink } from "@/lib/dashboard/open-link";
import { newDashboardSchema } from "@/lib/dashboard/schema";
import { addComment, changeComment, deleteComment, listComments } from "@/lib/dashboard/share/comments";
import { createEmbed, revokeEmbed } from "@/lib/dashboard/share/embeds";
import { favourDashboard } from "@/lib/dashboard/share/favourites";
import { changeFolder, createFolder, deleteFolder, listFolders } from "@/lib/dashboard/share/folders";
import { listMentions, readMentions } from "@/lib/dashboard/share/mentions";
import { openEmbed } from "@/lib/dashboard/share/open-embed";
import { saveShares } from "@/lib/dashboard/share/shares";
import { noteVisit } from "@/lib/dashboard/share/visits";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import type { Result } from "@/lib/result";

const missing = { ok: false, error: { code: "dashboard/not-found" } };
const forbidden = { ok: false, error: { code: "auth/forbidden" } };

async function person({
  role = "designer",
  groups = [],
}: {
  role?: Viewer["role"];
  groups?: string[];
} = {}): Promise<Viewer> {
  const userId = newId();
  const { db, tables } = await store();
  const account = { email: `${userId}@querent.test`, name: `Person ${userId.slice(-4)}`, role, locale: "en" } as const;
  const rest = { passwordHash: null, disabled: false, sessionEpoch: 0, createdAt: new Date(), lastSeenAt: null };
  await db.insert(tables.users).values({ ...account, ...rest, id: userId, groups, attributes: {} });
  return { ...account, userId, groups, attributes: {}, scopeKey: "all" };
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

async function dashboardOf(owner: Viewer) {
  return given(await createDashboard(owner, newDashboardSchema.parse({ title: "Sales" })));
}

async function fileIn(owner: Viewer, folderId: string) {
  return given(await createDashboard(owner, newDashboardSchema.parse({ title: "Filed", folderId })));
}

const withUser = ({ userId }: Viewer, level: "view" | "edit") => ({ with: { kind: "user", userId }, level }) as const;

describe("sharing with people and groups", () => {
  it("lets those look who were given it, and those change it who were given that, until it is taken back", async () => {
    const [owner, editor, stranger] = [await person(), await person(), await person()];
    const reader = await person({ role: "viewer", groups: ["north"] });
    const { id, revision, title, config } = await dashboardOf(owner);
    const north = { with: { kind: "group", group: "north" }, level: "view" } as const;
    given(await saveShares(owner, id, { shares: [withUser(editor, "edit"), north] }));

    expect(await getDashboard(reader, id)).toMatchObject({ ok: true, value: { canEdit: false, canManage: false } });
    expect(await getDashboard(editor, id)).toMatchObject({ ok: true, value: { canEdit: true, canManage: false } });
    expect((await listDashboards(reader)).map((one) => one.id)).toContain(id);
    expect(await getDashboard(stranger, id)).toMatchObject(missing);
    expect((await listDashboards(stranger)).map((one) => one.id)).not.toContain(id);
    expect(await saveDashboard(reader, id, { revision, title, config })).toMatchObject(forbidden);
    expect(await saveDashboard(editor, id, { revision, title: "Ours", config })).toMatchObject({ ok: true });
    expect(await saveShares(editor, id, { shares: [] })).toMatchObject(forbidden);

    given(await saveShares(owner, id, { shares: [] }));
    expect(await getDashboard(reader, id)).toMatchObject(missing);
    expect(await getDashboard(editor, id)).toMatchObject(missing);
    expect(
      await saveShares(owner, id, {
        shares: [{ ...withUser(owner, "edit"), with: { kind: "user", userId: newId() } }],
      }),
    ).toMatchObject({ error: { code: "dashboard/nobody" } });
  });

  it("does not make an editor of somebody whose role does not design", async () => {
    const [owner, reader] = [await person(), await person({ role: "viewer" })];
    const { id } = await dashboardOf(owner);
    given(await saveShares(owner, id, { shares: [withUser(reader, "edit")] }));
    expect(await getDashboard(reader, id)).toMatchObject({ ok: true, value: { canEdit: false } });
  });
});

describe("a link behind a password", () => {
  it("opens for a browser that has given it, and for no other", async () => {
    const owner = await person();
    const { id } = await dashboardOf(owner);
    const fixed = { region: { kind: "list", values: ["North"], negated: false } } as const;
    const wish = {
      name: "Screen",
      days: 1,
      password: "open sesame",
      fixed: { region: { ...fixed.region, values: ["North"] } },
    };
    const { token, hasPassword } = given(await createLink(owner, id, wish));
    const open = (headers: HeadersInit = {}) => openLink(token, { headers: new Headers(headers), locale: "en" });
    expect(hasPassword).toBe(true);
    expect(await open()).toMatchObject({ error: { code: "dashboard/link-password" } });
    expect(await unlockLink(token, "open barley")).toMatchObject({ error: { code: "dashboard/link-password-wrong" } });
    const { cookie } = given(await unlockLink(token, "open sesame"));
    const [pair = ""] = cookie.split(";");
    expect(await open({ cookie: pair })).toMatchObject({ ok: true, value: { dashboardId: id, fixed } });
    expect(await open({ cookie: `${pair}x` })).toMatchObject({ error: { code: "dashboard/link-password" } });
  });
});

describe("a frame in another site", () => {
  const signed = (secret: string, claims: Record<string, unknown>, seconds: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256" })
      .setExpirationTime(new Date(Date.now() + seconds * 1_000))
      .sign(Buffer.from(secret));
  const closed = { ok: false, error: { code: "dashboard/embed-not-found" } };
  const list = (value: string) => ({ kind: "list", values: [value], negated: false }) as const;
  const fixedTo = (value: string) => ({ ...list(value), values: [value] });

  it("shows the declared viewer's rows under the fixed filters, to whoever holds a token that was signed for it", async () => {
    const [owner, admin, shown] = [await person(), await person({ role: "admin" }), await person({ role: "viewer" })];
    const { id } = await dashboardOf(owner);
    const wish = {
      name: "Portal",
      origins: ["https://portal.example/page"],
      fixed: { region: fixedTo("North") },
      viewerId: shown.userId,
    };
    expect(await createEmbed(owner, id, wish)).toMatchObject(forbidden);
    const own = given(await createEmbed(owner, id, { ...wish, viewerId: owner.userId }));
    expect(await createEmbed(admin, id, wish)).toMatchObject(missing);
    expect(await createEmbed(owner, id, { ...wish, origins: ["https://*.x"], viewerId: owner.userId })).toMatchObject({
      error: { code: "dashboard/embed-origin", params: { origin: "https://*.x" } },
    });
    expect(own.origins).toEqual(["https://portal.example"]);

    const filters = { region: list("South"), channel: list("Online") };
    const token = await signed(own.secret, { sub: own.id, filters }, 600);
    expect(await openEmbed(token, "en")).toMatchObject({
      ok: true,
      value: {
        dashboardId: id,
        viewer: { userId: owner.userId, role: "viewer", lentBy: "designer" },
        fixed: { region: list("North"), channel: list("Online") },
      },
    });
    expect(
      await openEmbed(await signed("another secret of some length", { sub: own.id, filters }, 600), "en"),
    ).toMatchObject(closed);
    expect(await openEmbed(await signed(own.secret, { sub: own.id, filters }, -600), "en")).toMatchObject(closed);
    expect(await openEmbed(await signed(own.secret, { sub: own.id, filters }, 90_000), "en")).toMatchObject(closed);
    expect(await openEmbed(await signed(own.secret, { sub: newId(), filters }, 600), "en")).toMatchObject(closed);
    expect(await openEmbed("no token at all", "en")).toMatchObject(closed);
    const [, body = ""] = token.split(".");
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    expect(await openEmbed(unsigned, "en")).toMatchObject(closed);

    const { db, tables } = await store();
    await db.update(tables.users).set({ disabled: true });
    await forgetAccount(owner.userId);
    expect(await openEmbed(token, "en")).toMatchObject(closed);
    await db.update(tables.users).set({ disabled: false });
    await forgetAccount(owner.userId);
    given(await revokeEmbed(owner, id, own.id));
    expect(await openEmbed(token, "en")).toMatchObject(closed);
  });
});

describe("folders and favourites", () => {
  it("stand two deep, and what was in a deleted one stands where it stood", async () => {
    const owner = await person();
    const top = given(await createFolder(owner, { name: "Sales", parentId: null }));
    const inner = given(await createFolder(owner, { name: "North", parentId: top.id }));
    const deep = { error: { code: "dashboard/folder-too-deep" } };
    expect(await createFolder(owner, { name: "Deeper", parentId: inner.id })).toMatchObject(deep);
    expect(await changeFolder(owner, top.id, { parentId: inner.id })).toMatchObject(deep);
    expect(await createFolder(await person({ role: "viewer" }), { name: "Mine", parentId: null })).toMatchObject(
      forbidden,
    );
    const filed = await fileIn(owner, top.id);
    given(await deleteFolder(owner, top.id));
    expect((await listFolders()).find(({ id }) => id === inner.id)).toMatchObject({ parentId: null });
    expect(await getDashboard(owner, filed.id)).toMatchObject({ ok: true, value: { folderId: null } });
    const moved = await fileIn(owner, inner.id);
    expect(await changeDashboard(owner, moved.id, { folderId: top.id })).toMatchObject({
      error: { code: "dashboard/folder-not-found" },
    });
    expect(given(await getDashboard(owner, moved.id)).folderId).toBe(inner.id);
  });

  it("are each viewer's own", async () => {
    const [owner, other] = [await person(), await person()];
    const { id } = await dashboardOf(owner);
    expect(await favourDashboard(other, id, true)).toMatchObject(missing);
    given(await favourDashboard(owner, id, true));
    expect(await getDashboard(owner, id)).toMatchObject({ value: { isFavourite: true } });
    const at = new Date("2026-05-01T10:00:00.000Z");
    await noteVisit(owner, id, at);
    await noteVisit(owner, id, new Date(at.getTime() + 60_000));
    expect(await getDashboard(owner, id)).toMatchObject({ value: { isFavourite: true, visitedAt: at.toISOString() } });
    const later = new Date(at.getTime() + 3_600_000);
    await noteVisit(owner, id, later);
    given(await favourDashboard(owner, id, false));
    expect((await listDashboards(owner)).find((one) => one.id === id)).toMatchObject({
      ...{ isFavourite: false, visitedAt: later.toISOString() },
    });
  });
});

describe("comments", () => {
  it("tell those whom they speak to, as far as they may look, and nobody else", async () => {
    const [owner, reader, stranger] = [await person(), await person({ role: "viewer" }), await person()];
    const { id } = await dashboardOf(owner);
    given(await saveShares(owner, id, { shares: [withUser(reader, "view")] }));
    const text = `@[Reader](${reader.userId}) and @[Stranger](${stranger.userId}): look at June`;
    const comment = given(await addComment(owner, id, { widgetId: null, parentId: null, text }));
    const about = { widgetId: "no-such", parentId: null, text: "x" };
    expect(await addComment(owner, id, about)).toMatchObject({ error: { code: "dashboard/widget-not-found" } });
    expect(await listMentions(stranger)).toEqual([]);
    expect(await listMentions(reader)).toMatchObject([{ dashboardId: id, dashboardTitle: "Sales", readAt: null }]);
    await readMentions(reader);
    expect(await listMentions(reader)).toMatchObject([{ readAt: expect.any(String) }]);

    given(await addComment(reader, id, { widgetId: null, parentId: comment.id, text: "Seen" }));
    const key = { dashboardId: id, commentId: comment.id };
    expect(await changeComment(reader, key, { text: "Not mine" })).toMatchObject(forbidden);
    expect(await changeComment(reader, key, { resolved: true })).toMatchObject({
      value: { resolvedAt: expect.any(String) },
    });
    expect(await listComments(stranger, id)).toMatchObject(missing);
    expect(await deleteComment(reader, key)).toMatchObject(forbidden);
    given(await deleteComment(owner, key));
    expect(given(await listComments(owner, id))).toEqual([]);
    expect(await listMentions(reader)).toEqual([]);
  });

  it("go with their dashboard, as everything that hangs on it", async () => {
    const owner = await person();
    const { id } = await dashboardOf(owner);
    given(await addComment(owner, id, { widgetId: null, parentId: null, text: "Gone soon" }));
    given(await deleteDashboard(owner, id));
    const { db, tables } = await store();
    const rows = await db.select().from(tables.dashboardComments);
    expect(rows.filter(({ dashboardId }) => dashboardId === id)).toEqual([]);
  });
});
