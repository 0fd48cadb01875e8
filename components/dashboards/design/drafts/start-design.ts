import { type Contents, sameContents } from "@/components/dashboards/design/design-history";
import type { Kept } from "@/components/dashboards/design/drafts/draft-sync";
import type { LocalDraft } from "@/components/dashboards/design/drafts/local-draft";
import { mergeContents } from "@/components/dashboards/design/drafts/merge-contents";
import type { DashboardDraft } from "@/lib/dashboard/design/schema";

export type Published = Contents & { readonly revision: number };

/** Where a design session begins. */
export type DesignStart = {
  /** What changes are measured against, and what publishing names. */
  readonly base: Published;
  readonly contents: Contents;
  readonly kept: Kept;
};

type Sources = {
  readonly published: Published;
  /** The revision that the work was made from, where that is not the newest; null when it is, or cannot be read. */
  readonly earlier: Published | null;
  readonly draft: DashboardDraft | null;
  readonly local: LocalDraft | null;
};

/**
 * Chooses what a session goes on with: what this browser could not send yet, else the draft on the server, else what is published.
 * Where both this browser and the server went on from the same state, they are put together.
 */
export function startDesign({ published, earlier, draft, local }: Sources): DesignStart {
  const kept: Kept =
    draft === null ? null : { contents: { title: draft.title, config: draft.config }, savedAt: draft.savedAt };
  const work = local ?? draft;
  if (work === null) return { base: published, contents: published, kept };
  const base =
    work.revision === published.revision ? published : (earlier ?? { ...published, revision: work.revision });
  const contents = workOf(base, kept, local);
  return sameContents(contents, published) ? { base: published, contents: published, kept } : { base, contents, kept };
}

function workOf(base: Published, kept: Kept, local: LocalDraft | null): Contents {
  if (local === null) return kept?.contents ?? base;
  const mine = { title: local.title, config: local.config };
  if (kept === null || kept.savedAt === local.after) return mine;
  return mergeContents({ base, mine, theirs: kept.contents }).contents;
}

/** The revision whose contents a session needs beside the newest: that which the work was made from. Null: none. */
export function earlierRevision(newest: number, { draft, local }: Pick<Sources, "draft" | "local">): number | null {
  const from = (local ?? draft)?.revision ?? newest;
  return from === newest ? null : from;
}
