import { z } from "zod";
import type { DraftSave } from "@/lib/dashboard/design/schema";
import { draftSaveSchema } from "@/lib/dashboard/design/schema";

/** What the server does not have yet, in this browser: a crash, a closed tab or a lost connection must not cost the work. */
export type LocalDraft = DraftSave & { readonly after: string | null };

const keyOf = (dashboardId: string) => `querent-dashboard-draft:${dashboardId}`;
const localDraftSchema = draftSaveSchema.extend({ after: z.iso.datetime().nullable().default(null) });

/** Null when there is nothing kept, or something that another version of Querent wrote and this one cannot read. */
export function readLocalDraft(dashboardId: string): LocalDraft | null {
  const text = window.localStorage.getItem(keyOf(dashboardId));
  if (text === null) return null;
  const parsed = localDraftSchema.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A damaged entry is no draft; the next change overwrites it.
    return null;
  }
}

/** Returns false when the browser has no room or forbids it: until the server has it, the work lives only in the open page. */
export function writeLocalDraft(dashboardId: string, draft: LocalDraft): boolean {
  try {
    window.localStorage.setItem(keyOf(dashboardId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropLocalDraft(dashboardId: string): void {
  window.localStorage.removeItem(keyOf(dashboardId));
}
