import type { TablerIcon } from "@tabler/icons-react";

/** The groups of the palette, in the order they are shown. */
export type PaletteGroupId = "actions" | "pages" | "conversations" | "dashboards" | "sources";

/** One thing the palette can open or do. */
export type PaletteItem = {
  id: string;
  label: string;
  description?: string | undefined;
  keywords?: readonly string[];
  Icon: TablerIcon;
  onSelect: () => void;
};

export type PaletteGroup = { id: PaletteGroupId; items: readonly PaletteItem[] };
