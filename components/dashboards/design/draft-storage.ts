import { z } from "zod";
import type { Contents } from "@/components/dashboards/design/design-history";
import { dashboardConfigSchema } from "@/lib/dashboard/config/schema";

/** Unsaved work of this browser. `revision` is the one it was made from, so that a later save still meets its conflict. */
const draftSchema = z.object({ revision: z.int(), title: z.string(), config: dashboardConfigSchema });
export type Draft = z.infer<typeof draftSchema>;

const keyOf = (dashboardId: string) => `querent-dashboard-draft:${dashboardId}`;

/** The draft kept for a dashboard; null when there is none, or one that an older Querent wrote and this one cannot read. */
export function readDraft(dashboardId: string): Draft | null {
  const text = window.localStorage.getItem(keyOf(dashboardId));
  if (text === null) return null;
  const parsed = draftSchema.safeParse(parseJson(text));
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

/** Keeps a draft. Returns false when the browser has no room or forbids it: the work then lives only in the open page. */
export function writeDraft(dashboardId: string, revision: number, { title, config }: Contents): boolean {
  try {
    window.localStorage.setItem(keyOf(dashboardId), JSON.stringify({ revision, title, config } satisfies Draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(dashboardId: string): void {
  window.localStorage.removeItem(keyOf(dashboardId));
}
