const undone = new Set<() => void>();

/**
 * Does `undo` when this process ends before it was taken back: servers of a test and their folders must not outlive it, even when
 * somebody is tired of waiting. Gives what takes it back. `undo` must do its work at once: nothing can be waited for any more.
 */
export function onExit(undo: () => void): () => void {
  if (undone.size === 0) process.once("exit", undoAll);
  undone.add(undo);
  return () => {
    undone.delete(undo);
    if (undone.size === 0) process.off("exit", undoAll);
  };
}

function undoAll(): void {
  for (const undo of [...undone].reverse()) {
    try {
      undo();
    } catch (error) {
      console.error(`something was left behind: ${error instanceof Error ? error.message : error}`);
    }
  }
}
