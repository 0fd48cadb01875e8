import type { ColourScheme } from "@/lib/chart/palette";

/** The room that a dashboard had when this browser last showed one: what its charts are drawn for before the page is there. */
export type Room = { readonly widthPx: number; readonly scheme: ColourScheme };

/** Remembers it, as "1136.light"; set by the browser, read by the pages that show dashboards. */
export const roomCookie = "querent_room";

export const roomText = ({ widthPx, scheme }: Room) => `${Math.round(widthPx)}.${scheme}`;

const roomPattern = /^(\d{2,5})\.(light|dark)$/;
/** A usual window, a usual phone. */
const usual = { desktop: 1_113, phone: 358 };

/** The room that the cookie tells of; where there is none, what such a device usually has. */
export function roomOf(cookie: string | undefined, userAgent: string | null): Room {
  const [, width, scheme] = roomPattern.exec(cookie ?? "") ?? [];
  if (width !== undefined) return { widthPx: Number(width), scheme: scheme === "dark" ? "dark" : "light" };
  return { widthPx: /Mobi/.test(userAgent ?? "") ? usual.phone : usual.desktop, scheme: "light" };
}
