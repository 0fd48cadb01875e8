"use client";

import { type DragEvent, useState } from "react";
import { useMoveDashboard } from "@/components/dashboards/list/use-move-dashboard";

/** What a dragged dashboard is known by; while it is dragged browsers show only the kinds of what it holds. */
const dragKind = "application/x-querent-dashboard";

/** What makes an element the handle of a dashboard that can be dragged into a folder. */
export function dragOf(dashboardId: string) {
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.setData(dragKind, dashboardId);
      event.dataTransfer.effectAllowed = "move";
    },
  };
}

/** Makes an element a place that dashboards are dropped on to be filed there; the menu of each does the same by keyboard. */
export function useDashboardDrop(folderId: string | null) {
  const [isOver, setOver] = useState(false);
  const { move } = useMoveDashboard();
  const target = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(dragKind)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "move";
      setOver(true);
    },
    onDragLeave: (event: DragEvent) => {
      // What stands inside is left and entered all the time.
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
    },
    onDrop: (event: DragEvent) => {
      setOver(false);
      const dashboardId = event.dataTransfer.getData(dragKind);
      if (dashboardId === "") return;
      event.preventDefault();
      move(dashboardId, folderId);
    },
  };
  return { isOver, target };
}
