import { expect, it } from "vitest";
import { listHref, readListAddress } from "@/components/dashboards/list/list-address";
import { countIn, favourites, folderLabel, listed, recentlyViewed } from "@/components/dashboards/list/list-rules";
import { type DashboardSummary, dashboardSummarySchema } from "@/lib/dashboard/schema";

const place = { x: 0, y: 0, w: 3, h: 3 };

function dashboard(title: string, rest: Partial<DashboardSummary> = {}): DashboardSummary {
  return dashboardSummarySchema.parse({
    ...{ id: title, title, description: null, visibility: "everyone", revision: 1, ownerName: "Ada" },
    ...{ updatedByName: "Ada", updatedAt: "2026-01-01T00:00:00.000Z", isOwner: false, canEdit: false },
    ...{ canManage: false, outline: [], freePlaces: { number: place, chart: place, table: place } },
    ...rest,
  });
}

const folders = [
  { id: "s", name: "Sales", parentId: null },
  { id: "n", name: "North", parentId: "s" },
  { id: "a", name: "accounts", parentId: null },
];
const dashboards = [
  dashboard("Orders 10", { updatedAt: "2026-01-03T00:00:00.000Z" }),
  dashboard("Orders 9", { updatedAt: "2026-01-04T00:00:00.000Z", visitedAt: "2026-02-01T00:00:00.000Z" }),
  dashboard("Stores", { folderId: "n", visitedAt: "2026-02-02T00:00:00.000Z" }),
  dashboard("Lost", { folderId: "gone" }),
];
const all = { dashboards, folders };
const wish = { folderId: null, search: "", order: "saved", locale: "en" } as const;
const titles = (shown: readonly DashboardSummary[]) => shown.map(({ title }) => title);

it("shows what stands in a folder and not what stands deeper; nothing is lost with a folder that is gone", () => {
  const top = listed(all, wish);
  expect(titles(top.dashboards)).toEqual(["Orders 9", "Orders 10", "Lost"]);
  expect(top.folders.map(({ name }) => name)).toEqual(["accounts", "Sales"]);
  const inner = listed(all, { ...wish, folderId: "n" });
  expect([titles(inner.dashboards), inner.folders]).toEqual([["Stores"], []]);
});

it("searches dashboards and folders wherever they stand", () => {
  const found = listed(all, { ...wish, folderId: "a", search: " sTor " });
  expect(titles(found.dashboards)).toEqual(["Stores"]);
  expect(listed(all, { ...wish, search: "north" }).folders).toEqual([folders[1]]);
  expect(titles(listed(all, { ...wish, search: "ada" }).dashboards)).toHaveLength(4);
});

it("orders by name as people count, and by what was viewed last", () => {
  expect(titles(listed(all, { ...wish, order: "title" }).dashboards)).toEqual(["Lost", "Orders 9", "Orders 10"]);
  expect(titles(listed(all, { ...wish, order: "viewed" }).dashboards)).toEqual(["Orders 9", "Orders 10", "Lost"]);
});

it("counts what one finds in a folder and below it, and names it with the one it stands in", () => {
  expect([countIn(all, "s"), countIn(all, "n"), countIn(all, "a")]).toEqual([1, 1, 0]);
  expect([folderLabel(folders, "n"), folderLabel(folders, "gone")]).toEqual(["Sales / North", ""]);
});

it("has at hand what is kept and what was opened last, once there is more than one sees at a glance", () => {
  const many = [...dashboards, dashboard("B", { isFavourite: true }), dashboard("A", { isFavourite: true })];
  expect(titles(favourites(many, "en"))).toEqual(["A", "B"]);
  expect(titles(recentlyViewed(many))).toEqual(["Stores", "Orders 9"]);
  expect(recentlyViewed(dashboards)).toEqual([]);
});

it("keeps folder, search and order in the address, and opens an address that it does not understand", () => {
  const address = { folderId: "n", search: "a b", order: "title" } as const;
  const href = listHref(address);
  expect(href).toBe("/dashboards?folder=n&q=a+b&sort=title");
  expect(readListAddress(new URL(href, "http://x").searchParams)).toEqual(address);
  expect(listHref({ folderId: null, search: "", order: "saved" })).toBe("/dashboards");
  expect(readListAddress(new URLSearchParams("sort=luck"))).toEqual({ folderId: null, search: "", order: "saved" });
});
