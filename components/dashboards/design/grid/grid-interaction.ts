import type { GridPlace } from "@/lib/dashboard/config/schema";
import type { SnapLine } from "@/lib/dashboard/layout/snap-lines";

/** What is being dragged or drawn: where it would land, and what it lines up with. */
export type Interaction = {
  /** Of the grid it happens on. */
  readonly gridKey: string;
  readonly places: readonly GridPlace[];
  readonly lines: readonly SnapLine[];
  /** The tab or other grid under the pointer, to which it would go. */
  readonly zone: string | null;
};

/** Holds the drag outside React: while it lasts only the marks listen, and no widget draws anew. */
export function createInteraction() {
  let current: Interaction | null = null;
  const listeners = new Set<() => void>();
  return {
    read: () => current,
    show: (next: Interaction | null) => {
      if (JSON.stringify(next) === JSON.stringify(current)) return;
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type InteractionStore = ReturnType<typeof createInteraction>;
