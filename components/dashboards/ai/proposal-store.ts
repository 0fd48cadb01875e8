import { streamDesign } from "@/lib/client/dashboard-design";
import type { DesignEvent, DesignWish, ProposedPiece } from "@/lib/dashboard/design/schema";

type Step = Extract<DesignEvent, { kind: "step" }>["step"];

/** What a wish has brought so far. */
export type Proposal = {
  readonly wish: string;
  readonly status: "running" | "done" | "stopped" | "failed";
  readonly step: Step | null;
  readonly pieces: readonly ProposedPiece[];
  readonly refused: readonly { readonly title: string; readonly reason: string }[];
  /** Pieces that somebody put aside. */
  readonly leftIds: readonly string[];
  readonly note: string | null;
  /** Null: made by rules. */
  readonly model: string | null;
  /** The server's sentence, or what was thrown. */
  readonly failure: { readonly message: string } | { readonly thrown: unknown } | null;
};

const begun: Omit<Proposal, "wish"> = {
  ...{ status: "running", step: null, pieces: [], refused: [], leftIds: [], note: null, model: null, failure: null },
};

/** The proposal after one more event. */
export function withEvent(proposal: Proposal, event: DesignEvent): Proposal {
  switch (event.kind) {
    case "step":
      return { ...proposal, step: event.step };
    case "piece":
      return { ...proposal, pieces: [...proposal.pieces, event.piece] };
    case "refused":
      return { ...proposal, refused: [...proposal.refused, { title: event.title, reason: event.reason }] };
    case "done":
      return { ...proposal, status: "done", step: null, note: event.note, model: event.model };
    case "failed":
      return { ...proposal, status: "failed", step: null, failure: { message: event.message } };
  }
}

/** The proposal of one dashboard, kept while its designer is open: closing the panel ends and loses nothing. */
function createProposalStore(dashboardId: string) {
  let proposal: Proposal | null = null;
  let leaving: AbortController | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Proposal | null) => {
    proposal = next;
    for (const listener of listeners) listener();
  };
  const update = (change: (before: Proposal) => Proposal) => {
    if (proposal !== null) set(change(proposal));
  };
  const ask = async (wish: DesignWish): Promise<void> => {
    leaving?.abort();
    const controller = new AbortController();
    leaving = controller;
    set({ ...begun, wish: wish.wish });
    const isCurrent = () => leaving === controller;
    const onEvent = (event: DesignEvent) => isCurrent() && update((before) => withEvent(before, event));
    try {
      await streamDesign(dashboardId, wish, { signal: controller.signal, onEvent });
      // The connection ended before the last line: what came is no whole answer.
      if (isCurrent()) update((before) => (before.status === "running" ? { ...before, status: "stopped" } : before));
    } catch (thrown) {
      if (!isCurrent()) return;
      update((before) =>
        controller.signal.aborted
          ? { ...before, status: "stopped", step: null }
          : { ...before, status: "failed", step: null, failure: { thrown } },
      );
    }
  };
  return {
    read: () => proposal,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask,
    stop: () => leaving?.abort(),
    leave: (pieceId: string, isLeft: boolean) =>
      update((before) => ({
        ...before,
        leftIds: isLeft ? [...before.leftIds, pieceId] : before.leftIds.filter((id) => id !== pieceId),
      })),
    clear: () => {
      leaving?.abort();
      leaving = null;
      set(null);
    },
  };
}
export type ProposalStore = ReturnType<typeof createProposalStore>;

const stores = new Map<string, ProposalStore>();

/** The same store for every part of the page. */
export function proposalStore(dashboardId: string): ProposalStore {
  const known = stores.get(dashboardId);
  if (known) return known;
  const made = createProposalStore(dashboardId);
  stores.set(dashboardId, made);
  return made;
}
