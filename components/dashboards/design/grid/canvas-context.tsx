"use client";

import { createContext, useContext } from "react";
import type { InteractionStore } from "@/components/dashboards/design/grid/grid-interaction";
import type { CanvasActs } from "@/components/dashboards/design/grid/use-canvas-acts";
import type { ClipboardActs } from "@/components/dashboards/design/grid/use-clipboard";

/** What the parts of the canvas share. It never changes while the designer is open. */
export type Canvas = {
  readonly acts: CanvasActs;
  readonly clipboard: ClipboardActs;
  readonly interaction: InteractionStore;
};

const CanvasContext = createContext<Canvas | null>(null);
export const CanvasProvider = CanvasContext.Provider;

export function useCanvas(): Canvas {
  const canvas = useContext(CanvasContext);
  if (canvas === null) throw new Error("this is part of the canvas and was drawn outside of it");
  return canvas;
}
