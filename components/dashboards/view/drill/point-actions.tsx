"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { PointState } from "@/components/dashboards/view/drill/use-point";
import type { Point, WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** Read with the first click: a dashboard that is only looked at pays nothing for it. */
const PointMenu = dynamic(() => import("@/components/dashboards/view/drill/point-menu").then((m) => m.PointMenu), {
  ssr: false,
});
const RowsDrawer = dynamic(() => import("@/components/dashboards/view/drill/rows-drawer").then((m) => m.RowsDrawer), {
  ssr: false,
});

type PointActionsProps = { widget: ShownWidget; point: PointState; data: WidgetData | undefined };

/** The menu beside a chosen mark, and the rows behind it. */
export function PointActions({ widget, point, data }: PointActionsProps) {
  const [rowsOf, setRowsOf] = useState<{ points: readonly Point[]; title: string } | null>(null);
  const { opened, close } = point;
  return (
    <>
      {opened ? (
        <PointMenu
          widget={widget}
          opened={opened}
          data={data}
          onClose={close}
          onRows={() => setRowsOf({ points: opened.points, title: opened.mark.title })}
        />
      ) : null}
      {rowsOf ? <RowsDrawer widget={widget} {...rowsOf} onClose={() => setRowsOf(null)} /> : null}
    </>
  );
}
