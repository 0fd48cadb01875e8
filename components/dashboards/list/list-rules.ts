import type { DashboardSummary } from "@/lib/dashboard/schema";
import type { Folder } from "@/lib/dashboard/share/schema";

export const listOrders = ["saved", "title", "viewed"] as const;
export type ListOrder = (typeof listOrders)[number];

export type ListWish = {
  /** Null: what stands at the top. */
  readonly folderId: string | null;
  readonly search: string;
  readonly order: ListOrder;
  readonly locale: string;
};

type Contents = { readonly dashboards: readonly DashboardSummary[]; readonly folders: readonly Folder[] };

/** The folders from the top down to this one. Empty: at the top, or the folder is no longer there. */
export function folderPath(folders: readonly Folder[], folderId: string | null): readonly Folder[] {
  const folder = folders.find(({ id }) => id === folderId);
  // Two deep at most, so this ends.
  return folder === undefined ? [] : [...folderPath(folders, folder.parentId), folder];
}

/** The name of a folder with that of the one it stands in. */
export function folderLabel(folders: readonly Folder[], folderId: string): string {
  return folderPath(folders, folderId)
    .map(({ name }) => name)
    .join(" / ");
}

/** How many dashboards one would find in a folder and in those below it. */
export function countIn({ dashboards, folders }: Contents, folderId: string): number {
  const below = folders.filter(({ parentId }) => parentId === folderId).map(({ id }) => id);
  const all = new Set([folderId, ...below]);
  return dashboards.filter((one) => one.folderId !== null && all.has(one.folderId)).length;
}

/**
 * What stands in a folder; while one searches, what matches in all of them.
 * **Order** folders by name, dashboards as wished. **Nulls** a dashboard in a folder that is gone stands at the top.
 */
export function listed(all: Contents, { folderId, search, order, locale }: ListWish): Contents {
  const wanted = search.trim().toLocaleLowerCase(locale);
  const matches = (texts: readonly (string | null)[]) =>
    texts.some((text) => text?.toLocaleLowerCase(locale).includes(wanted));
  const known = new Set(all.folders.map(({ id }) => id));
  const placeOf = (one: DashboardSummary) => (one.folderId !== null && known.has(one.folderId) ? one.folderId : null);
  const byText = new Intl.Collator(locale, { numeric: true, sensitivity: "base" }).compare;
  return {
    folders: all.folders
      .filter(({ name, parentId }) => (wanted === "" ? parentId === folderId : matches([name])))
      .toSorted((a, b) => byText(a.name, b.name)),
    dashboards: all.dashboards
      .filter((one) =>
        wanted === "" ? placeOf(one) === folderId : matches([one.title, one.description, one.ownerName]),
      )
      .toSorted(comparisonOf(order, byText)),
  };
}

function comparisonOf(order: ListOrder, byText: (a: string, b: string) => number) {
  return (a: DashboardSummary, b: DashboardSummary): number => {
    if (order === "title") return byText(a.title, b.title);
    const bySaved = b.updatedAt.localeCompare(a.updatedAt);
    // Whoever never opened one finds it below those that they did.
    return order === "saved" ? bySaved : (b.visitedAt ?? "").localeCompare(a.visitedAt ?? "") || bySaved;
  };
}

const atHandMax = 6;

/** What the viewer keeps at hand. **Order** by name. */
export function favourites(dashboards: readonly DashboardSummary[], locale: string): readonly DashboardSummary[] {
  const byText = new Intl.Collator(locale, { numeric: true }).compare;
  return dashboards.filter(({ isFavourite }) => isFavourite).toSorted((a, b) => byText(a.title, b.title));
}

/** What the viewer opened last. **Order** newest first. Left out where one sees at a glance all that there is. */
export function recentlyViewed(dashboards: readonly DashboardSummary[]): readonly DashboardSummary[] {
  if (dashboards.length < atHandMax) return [];
  return dashboards
    .filter(({ visitedAt }) => visitedAt !== null)
    .toSorted((a, b) => (b.visitedAt ?? "").localeCompare(a.visitedAt ?? ""))
    .slice(0, atHandMax);
}
