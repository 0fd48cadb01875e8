"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { PaletteName } from "@/lib/chart/palette";

const ChartPaletteContext = createContext<PaletteName>("querent");

/** Gives all charts below it the colours of a palette. */
export function ChartPalette({ name, children }: { name: PaletteName; children: ReactNode }) {
  return <ChartPaletteContext value={name}>{children}</ChartPaletteContext>;
}

export function useChartPalette(): PaletteName {
  return useContext(ChartPaletteContext);
}
