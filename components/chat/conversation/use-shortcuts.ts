"use client";

import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { type RefObject, useEffect, useEffectEvent } from "react";

type ShortcutsInit = {
  inputRef: RefObject<HTMLTextAreaElement | null>;
  /** There is nothing yet that keys could be of use to. */
  empty: boolean;
  busy: boolean;
  onStop: () => void;
};

export type Shortcuts = {
  /** Whether single keys do anything; they can be switched off (WCAG 2.1.4). */
  on: boolean;
  setOn: (on: boolean) => void;
  listOpened: boolean;
  openList: () => void;
  closeList: () => void;
};

/**
 * Single keys outside of fields press the button that names them in `aria-keyshortcuts`: in the turn that has the focus, else in the
 * last one. Escape stops what is being made; in the field it leaves the field.
 */
export function useShortcuts({ inputRef, empty, busy, onStop }: ShortcutsInit): Shortcuts {
  const [on, setOn] = useLocalStorage({ key: "querent.shortcuts", defaultValue: true });
  const [listOpened, list] = useDisclosure(false);

  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    // A dialog or a menu has keys of its own.
    if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return;
    const field = inputRef.current;
    if (event.key === "Escape") {
      if (busy) onStop();
      else if (document.activeElement === field) leave(field);
      return;
    }
    if (!on || empty || isField(document.activeElement)) return;
    if (event.key === "?") list.open();
    else if (event.key === "/") field?.focus();
    else if (!press(event.key)) return;
    event.preventDefault();
  });
  // Talks to the window's keyboard.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);

  return { on, setOn, listOpened, openList: list.open, closeList: list.close };
}

/** From the field to the last answer, so that its keys work. */
function leave(field: HTMLTextAreaElement | null): void {
  const answer = [...document.querySelectorAll<HTMLElement>("[data-turn] article")].at(-1);
  if (answer) answer.focus({ preventScroll: true });
  else field?.blur();
}

/** Presses the button of a key; false where there is none. */
function press(key: string): boolean {
  if (key.length !== 1) return false;
  const turn = document.activeElement?.closest("[data-turn]") ?? [...document.querySelectorAll("[data-turn]")].at(-1);
  const button = turn?.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`);
  button?.focus({ preventScroll: true });
  button?.click();
  return Boolean(button);
}

function isField(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || element.matches("input, textarea, select"));
}
