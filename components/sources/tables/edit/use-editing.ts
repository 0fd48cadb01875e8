"use client";

import { type RefObject, useRef, useState } from "react";

type Editing = {
  isOpen: boolean;
  open: () => void;
  /** Ends the editing; by keyboard the focus goes back to the value, so that one can go on from there. */
  close: (how: "keyboard" | "elsewhere") => void;
  /** For the value: takes the focus when it comes back after the keyboard ended the editing. */
  valueRef: (element: HTMLElement | null) => void;
  /** Escape and Enter also take the focus away from the field, which is no second save. */
  isEnding: RefObject<boolean>;
};

/** A value that is a button until somebody edits it. */
export function useEditing(): Editing {
  const [isOpen, setOpen] = useState(false);
  const takesFocus = useRef(false);
  const isEnding = useRef(false);
  return {
    isOpen,
    isEnding,
    open: () => {
      isEnding.current = false;
      setOpen(true);
    },
    close: (how) => {
      isEnding.current = true;
      takesFocus.current = how === "keyboard";
      setOpen(false);
    },
    valueRef: (element) => {
      if (element === null || !takesFocus.current) return;
      takesFocus.current = false;
      element.focus();
    },
  };
}
