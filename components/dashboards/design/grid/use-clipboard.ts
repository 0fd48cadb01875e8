"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { v7 } from "uuid";
import { useDesign } from "@/components/dashboards/design/design-context";
import type { CanvasActs } from "@/components/dashboards/design/grid/use-canvas-acts";
import { useLatest } from "@/components/dashboards/design/grid/use-latest";
import { clipOf, readClip, widgetsOfClip, withClipFilters } from "@/lib/dashboard/config/widget-clip";

export type ClipboardActs = ReturnType<typeof useClipboard>;

/** What was copied last in this window: where the browser does not let a page read the clipboard, pasting by menu still works. */
let lastCopied = "";

/**
 * Copies, cuts and pastes widgets as JSON through the system's clipboard, so that they go to other tabs, dashboards and windows.
 * The keys reach the page as the browser's own copy, cut and paste events, which need no permission.
 */
export function useClipboard(acts: CanvasActs) {
  const t = useTranslations("canvas.said");
  const latest = useLatest({ design: useDesign(), t });
  const clipboard = useMemo(() => {
    const textOf = (ids: readonly string[]) => {
      const { config, announce } = latest.current.design;
      lastCopied = JSON.stringify(clipOf(config, new Set(ids)));
      announce(latest.current.t("copied", { count: ids.length }));
      return lastCopied;
    };
    const pasteText = (text: string): boolean => {
      const clip = readClip(text);
      if (!clip) return false;
      const pasted = widgetsOfClip(clip, v7);
      const isDone = acts.add("pasteWidgets", pasted, acts.activeGrid(), (config) => withClipFilters(config, clip));
      if (isDone) latest.current.design.announce(latest.current.t("pasted", { count: pasted.length }));
      return true;
    };
    return {
      textOf,
      pasteText,
      copy: (ids: readonly string[]) => writeClipboard(textOf(ids)),
      cut: (ids: readonly string[]) => {
        writeClipboard(textOf(ids));
        acts.remove(ids, "cutWidgets");
      },
      paste: async () => {
        const text = await readClipboard();
        if (!pasteText(text) && !pasteText(lastCopied))
          latest.current.design.announce(latest.current.t("nothingToPaste"));
      },
    };
  }, [acts, latest]);

  // The browser's clipboard events come to the document, whatever has the focus.
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const { selection } = latest.current.design;
      if (selection.length === 0 || isOthers(event)) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", clipboard.textOf(selection));
      if (event.type === "cut") acts.remove(selection, "cutWidgets");
    };
    const onPaste = (event: ClipboardEvent) => {
      if (isOthers(event) || latest.current.design.isReadOnly) return;
      if (clipboard.pasteText(event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
    };
    const listeners = { copy: onCopy, cut: onCopy, paste: onPaste } as const;
    const names = ["copy", "cut", "paste"] as const;
    for (const name of names) document.addEventListener(name, listeners[name]);
    return () => {
      for (const name of names) document.removeEventListener(name, listeners[name]);
    };
  }, [acts, clipboard, latest]);
  return clipboard;
}

/** Whether the event belongs to a text: one that is typed in, or one that is marked. */
function isOthers(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, textarea, select, [contenteditable=true], [role=dialog]")) return true;
  return event.type !== "paste" && (document.getSelection()?.toString() ?? "") !== "";
}

function writeClipboard(text: string): void {
  // Refused without a secure connection or the person's leave: what was copied is then kept in this window alone.
  navigator.clipboard?.writeText(text).catch(() => undefined);
}

async function readClipboard(): Promise<string> {
  try {
    return (await navigator.clipboard?.readText()) ?? "";
  } catch {
    // The person said no; what this window copied last is pasted.
    return "";
  }
}
