"use client";

import { useOs } from "@mantine/hooks";
import classes from "@/components/ui/keyboard-hint.module.css";

/** Names a key combination as the reader's keyboard does. `mod` is ⌘ on Apple machines and Ctrl elsewhere. */
export function KeyboardHint({ keys }: { keys: readonly string[] }) {
  const os = useOs();
  const apple = os === "macos" || os === "ios";
  return (
    <span className={classes.keys}>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key === "mod" ? (apple ? "⌘" : "Ctrl") : key}
        </kbd>
      ))}
    </span>
  );
}
