"use client";

import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";

/** Narrower than this, a palette and a panel side by side leave the grid too little room. */
const tightQuery = "(max-width: 1679px)";

/**
 * Whether the palette shows pictures alone: as somebody likes it, and by itself while a panel needs its room. Opened by hand beside a
 * panel it stays open until that panel closes; what was liked before comes back then.
 */
export function usePaletteFold() {
  const { panel } = useDesign();
  const [isNarrow, setNarrow] = useLocalStorage({ key: "querent-palette-narrow", defaultValue: false });
  const [isOpenBesidePanel, setOpenBesidePanel] = useState(false);
  const isTight = useMediaQuery(tightQuery, false, { getInitialValueInEffect: false });
  const givesWay = isTight && panel !== null;
  if (!givesWay && isOpenBesidePanel) setOpenBesidePanel(false);
  return givesWay
    ? { isFolded: !isOpenBesidePanel, toggle: () => setOpenBesidePanel(!isOpenBesidePanel) }
    : { isFolded: isNarrow, toggle: () => setNarrow(!isNarrow) };
}
