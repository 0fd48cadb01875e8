import {
  type Contents,
  type HistoryAction,
  historyReducer,
  startHistory,
} from "@/components/dashboards/design/design-history";

/**
 * Holds the history of one design session outside React, so that whoever changes something reads the present at once, and so that
 * a widget among a hundred can listen to its own part alone.
 */
export function createDesignStore(contents: Contents) {
  let history = startHistory(contents);
  const listeners = new Set<() => void>();
  return {
    read: () => history,
    dispatch: (action: HistoryAction) => {
      const next = historyReducer(history, action);
      if (next === history) return;
      history = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
export type DesignStore = ReturnType<typeof createDesignStore>;
