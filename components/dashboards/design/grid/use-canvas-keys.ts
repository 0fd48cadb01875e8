"use client";

import type { KeyboardEvent } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { CanvasActs } from "@/components/dashboards/design/grid/use-canvas-acts";
import type { Direction } from "@/lib/dashboard/layout/step-items";

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/**
 * The keys of the canvas, for the widget that has the focus and for those that are marked with it. Copy, cut and paste come as
 * events of the browser (`use-clipboard`), undo and redo belong to the whole designer.
 */
export function useCanvasKeys(
  acts: CanvasActs,
  { shownIds, onHelp }: { shownIds: readonly string[]; onHelp: () => void },
) {
  const { selection, select, setPanel, isReadOnly } = useDesign();
  return (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target instanceof HTMLElement ? event.target : null;
    // Keys inside a widget (its menu, a scrolled table) belong to what they stand in.
    const isOnCanvas = target === event.currentTarget || target?.dataset.widget !== undefined;
    if (!isOnCanvas || event.altKey) return;
    const focused = target?.dataset.widget ?? null;
    const ids = focused === null || selection.includes(focused) ? [...selection] : [focused];
    const lead = focused !== null && ids.includes(focused) ? [focused, ...ids.filter((id) => id !== focused)] : ids;
    const isHandled =
      event.ctrlKey || event.metaKey ? withControl(event.key.toLowerCase()) : plain(event.key, event.shiftKey);
    if (isHandled) event.preventDefault();

    function withControl(key: string): boolean {
      if (key === "a") select(shownIds);
      else if (key === "d" && !isReadOnly) acts.duplicate(lead);
      else return false;
      return true;
    }

    function plain(key: string, shift: boolean): boolean {
      const direction = directions[key];
      if (key === "?") onHelp();
      else if (key === "Escape") {
        select([]);
        setPanel(null);
      } else if (isReadOnly || lead[0] === undefined) return false;
      else if (direction && shift) acts.stretch(lead[0], direction);
      else if (direction) acts.step(lead, direction);
      else if (key === "Delete" || key === "Backspace") acts.remove(lead);
      else if (key === "Enter") acts.edit(lead[0]);
      else if (key === " ") acts.pick(lead[0], true);
      else if (key.toLowerCase() === "l") acts.toggleLock(lead);
      else return false;
      return true;
    }
  };
}
