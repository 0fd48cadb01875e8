"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { DesignAct } from "@/components/dashboards/design/design-acts";
import type { Contents } from "@/components/dashboards/design/design-history";
import type { Breakpoint, DashboardConfig, Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

/** What is open beside the grid. */
export type DesignPanel =
  | { readonly kind: "widget"; readonly widgetId: string }
  | { readonly kind: "filters"; readonly filterId?: string }
  | { readonly kind: "settings" | "history" | "texts" | "ai" };

export type ChangeOptions = {
  /** Changes with the same key within a second are one step back: typing, dragging a slider. */
  readonly mergeKey?: string;
};

/** What can be done to the design. These stay the same functions for the whole session. */
export type DesignActs = {
  /** One step of the history. A change that gives back an equal configuration leaves none. */
  readonly change: (
    act: DesignAct,
    next: (config: DashboardConfig) => DashboardConfig,
    options?: ChangeOptions,
  ) => void;
  /** The same, title included. */
  readonly changeContents: (act: DesignAct, next: (contents: Contents) => Contents, options?: ChangeOptions) => void;
  /** Both say what they undid or did again. */
  readonly undo: () => void;
  readonly redo: () => void;
  readonly select: (widgetIds: readonly string[]) => void;
  readonly setBreakpoint: (breakpoint: Breakpoint) => void;
  readonly setTabId: (tabId: string | null) => void;
  readonly setPanel: (panel: DesignPanel | null) => void;
  /** Says something to those who do not see it, through the designer's one live region. */
  readonly announce: (message: string) => void;
};

/** The design as it stands. */
export type Design = DesignActs & {
  readonly dashboardId: string;
  readonly title: string;
  readonly config: DashboardConfig;
  /** Whether there is anything that is not published. */
  readonly isDirty: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** What `undo` and `redo` would do; null when there is nothing. */
  readonly undoAct: DesignAct | null;
  readonly redoAct: DesignAct | null;
  /** Ids of the widgets that are marked, in the order in which they were. */
  readonly selection: readonly string[];
  /** Whose places are shown and changed. */
  readonly breakpoint: Breakpoint;
  /** Null: the first tab. */
  readonly tabId: string | null;
  /** An earlier version is looked at: nothing can be changed. */
  readonly isReadOnly: boolean;
  readonly panel: DesignPanel | null;
};

/** The rows that widgets show while they are designed. */
export type DesignData = {
  readonly dataFor: (widget: Widget) => WidgetData | undefined;
  readonly isReading: boolean;
};

const DesignContext = createContext<Design | null>(null);
const DesignActsContext = createContext<DesignActs | null>(null);
const DesignDataContext = createContext<DesignData | null>(null);

type DesignContextsProps = { design: Design; acts: DesignActs; data: DesignData; children: ReactNode };

/** Gives the parts of the designer what they work on. */
export function DesignContexts({ design, acts, data, children }: DesignContextsProps) {
  return (
    <DesignActsContext value={acts}>
      <DesignDataContext value={data}>
        <DesignContext value={design}>{children}</DesignContext>
      </DesignDataContext>
    </DesignActsContext>
  );
}

/** The design and all that can be done to it; draws anew with every change and every selection. */
export function useDesign(): Design {
  return within(useContext(DesignContext));
}

/** Only what can be done: for parts that are many, or that must not draw anew when something else changes. */
export function useDesignActs(): DesignActs {
  return within(useContext(DesignActsContext));
}

export function useDesignData(): DesignData {
  return within(useContext(DesignDataContext));
}

function within<T>(value: T | null): T {
  if (value === null) throw new Error("this is part of the designer and was drawn outside of it");
  return value;
}
