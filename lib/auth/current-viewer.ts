import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { type Action, can } from "@/lib/auth/can";
import { requestPathHeader } from "@/lib/auth/request-path";
import { countUsers } from "@/lib/auth/users";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerFromHeaders } from "@/lib/auth/viewer-from-headers";

/** Who looks at the page that is being rendered; null when nobody is signed in. Read once per request. */
export const currentViewer = cache(async (): Promise<Viewer | null> => viewerFromHeaders(await headers()));

/**
 * The viewer of a page that needs one. Without: to the first run while nobody exists, else to sign-in and back here afterwards.
 * **Access** a role that may not do `action` sees "not found": such pages do not exist for it.
 */
export async function requireViewer(action?: Action): Promise<Viewer> {
  const viewer = await currentViewer();
  if (viewer === null) {
    if ((await countUsers()) === 0) redirect("/setup");
    const path = (await headers()).get(requestPathHeader);
    redirect(path === null || path === "/" ? "/login" : `/login?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (action !== undefined && !can(viewer, action)) notFound();
  return viewer;
}
