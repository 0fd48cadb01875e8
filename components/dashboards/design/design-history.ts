import type { DesignAct } from "@/components/dashboards/design/design-acts";
import { isSame } from "@/lib/dashboard/config/is-same";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";

/** What a designer changes and publishes. */
export type Contents = { readonly title: string; readonly config: DashboardConfig };

/** What was done, and the contents on the other side of it: before it in the past, after it in the future. */
type Step = { readonly act: DesignAct; readonly contents: Contents };

/** Everything that can be undone and done again. */
export type History = {
  readonly past: readonly Step[];
  readonly present: Contents;
  readonly future: readonly Step[];
  /** Of the newest step, while nothing else came after it. */
  readonly merging: { readonly key: string; readonly atMs: number } | null;
};

export type HistoryAction =
  | {
      readonly kind: "change";
      readonly act: DesignAct;
      readonly change: (contents: Contents) => Contents;
      readonly atMs: number;
      /** Changes with the same key that follow each other closely are one step: typing in a field, dragging a slider. */
      readonly mergeKey?: string;
    }
  | { readonly kind: "undo" }
  | { readonly kind: "redo" }
  /** Starts over from contents that came from elsewhere (a draft, somebody else's work). */
  | { readonly kind: "reset"; readonly contents: Contents }
  /** What the server made of the present, such as settled places: no step of its own. */
  | { readonly kind: "settle"; readonly contents: Contents };

const stepCountMax = 100;
const mergeWithinMs = 1_000;

export function startHistory(contents: Contents): History {
  return { past: [], present: contents, future: [], merging: null };
}

/** Whether two states are the same for the reader and for the store. */
export function sameContents(a: Contents, b: Contents): boolean {
  return a === b || (a.title === b.title && isSame(a.config, b.config));
}

/** A change that changes nothing leaves no step behind; a new change forgets what had been undone. */
export function historyReducer(history: History, action: HistoryAction): History {
  switch (action.kind) {
    case "change":
      return changed(history, action);
    case "undo": {
      const { past, present, future } = history;
      const step = past.at(-1);
      if (!step) return history;
      const undone = { act: step.act, contents: present };
      return { past: past.slice(0, -1), present: step.contents, future: [undone, ...future], merging: null };
    }
    case "redo": {
      const { past, present, future } = history;
      const [step, ...rest] = future;
      if (!step) return history;
      return {
        past: [...past, { act: step.act, contents: present }],
        present: step.contents,
        future: rest,
        merging: null,
      };
    }
    case "reset":
      return startHistory(action.contents);
    case "settle":
      return { ...history, present: action.contents };
  }
}

function changed(history: History, action: Extract<HistoryAction, { kind: "change" }>): History {
  const { past, present, merging } = history;
  const next = action.change(present);
  if (sameContents(next, present)) return history;
  const { act, atMs, mergeKey } = action;
  const merges = merging !== null && merging.key === mergeKey && atMs - merging.atMs <= mergeWithinMs;
  return {
    past: merges ? past : [...past, { act, contents: present }].slice(-stepCountMax),
    present: next,
    future: [],
    merging: mergeKey === undefined ? null : { key: mergeKey, atMs },
  };
}
