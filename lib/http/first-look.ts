import "server-only";
import { cookies, headers } from "next/headers";
import type { FirstLook } from "@/lib/dashboard/look/first-sight";
import { readLook } from "@/lib/dashboard/look/look-address";
import { roomCookie, roomOf } from "@/lib/dashboard/look/room";

/** What a page of Next.js is given of its address. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** How somebody opens a dashboard: what its address asks for, and the room it will have on their screen. */
export async function firstLook(searchParams: SearchParams): Promise<FirstLook> {
  const entries = Object.entries(await searchParams);
  const params = new URLSearchParams(
    entries.flatMap(([key, value]) => [value ?? []].flat().map((text): [string, string] => [key, text])),
  );
  // On paper, on a television and in the designer charts have other places than for those who look in a window.
  const isElsewhere = ["paper", "screen", "edit"].some((name) => params.has(name));
  const cookie = (await cookies()).get(roomCookie)?.value;
  const room = isElsewhere ? null : roomOf(cookie, (await headers()).get("user-agent"));
  return { look: readLook(params), tabId: params.get("tab"), room };
}
