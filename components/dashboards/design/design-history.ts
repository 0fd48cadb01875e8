import type { DashboardConfig } from "@/lib/dashboard/config/schema";

/** What a designer changes and saves. */
export type Contents = { readonly title: string; readonly config: DashboardConfig };

/** Everything that can be undone and done again. */
export type History = {
  readonly past: readonly Contents[];
  readonly present: Contents;
  readonly future: readonly Contents[];
};

export type HistoryAction =
  | { readonly kind: "change"; readonly change: (contents: Contents) => Contents }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** Starts over from contents that came from elsewhere (a draft, somebody else's save). */
  | { readonly kind: "reset"; readonly contents: Contents };

const stepCountMax = 100;

export function startHistory(contents: Contents): History {
  return { past: [], present: contents, future: [] };
}

/** Whether two states are the same for the reader and for the store. */
export function sameContents(a: Contents, b: Contents): boolean {
  return (
    a === b || (a.title === b.title && (a.config === b.config || JSON.stringify(a.config) === JSON.stringify(b.config)))
  );
}

/** A change that changes nothing leaves no step behind; a new change forgets what had been undone. */
export function historyReducer(history: History, action: HistoryAction): History {
  const { past, present, future } = history;
  switch (action.kind) {
    case "change": {
      const next = action.change(present);
      if (sameContents(next, present)) return history;
      return { past: [...past, present].slice(-stepCountMax), present: next, future: [] };
    }
    case "undo": {
      const before = past.at(-1);
      return before ? { past: past.slice(0, -1), present: before, future: [present, ...future] } : history;
    }
    case "redo": {
      const [next, ...rest] = future;
      return next ? { past: [...past, present], present: next, future: rest } : history;
    }
    case "reset":
      return startHistory(action.contents);
  }
}
