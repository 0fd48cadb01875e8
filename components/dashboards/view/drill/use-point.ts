"use client";

import { useRouter } from "next/navigation";
import { useCallback, useState } from "react";
import type { ChartMark } from "@/components/charts/chart-interaction";
import { type Cells, dashboardAddress, followedPoints, pointsOf } from "@/components/dashboards/view/drill/point-rules";
import { drilledDown, isCross, withCross } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";
import type { Point, WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

export type OpenedPoint = {
  readonly points: readonly Point[];
  readonly followed: readonly Point[];
  readonly mark: ChartMark;
};

export type PointState = {
  /** Undefined: a click does nothing. */
  readonly onPoint: ((cells: Cells, mark: ChartMark) => void) | undefined;
  readonly onBrush: ((stretch: Point) => void) | undefined;
  /** The mark whose menu is open. */
  readonly opened: OpenedPoint | null;
  readonly close: () => void;
};

/** What a click on a mark of this widget does, and a stretch that somebody brushes. */
export function usePoint(widget: ShownWidget, data: WidgetData | undefined): PointState {
  const { look, changeLook, interplay, config } = useLook();
  const router = useRouter();
  const [opened, setOpened] = useState<OpenedPoint | null>(null);
  const { id } = widget;
  const click = widget.kind === "chart" ? widget.click : null;
  const columns = data?.status === "ok" ? data.result.columns : undefined;
  const next = data?.status === "ok" ? (data.drill?.next ?? null) : null;
  const mayCross = config.interactions.crossFilter;
  const onPoint = useCallback(
    (cells: Cells, mark: ChartMark) => {
      if (!click || !columns) return;
      if (click.kind === "dashboard") return router.push(dashboardAddress(click, cells, columns));
      const points = pointsOf(cells, columns);
      if (points.length === 0) return;
      if (click.kind === "drill") return next === null ? undefined : changeLook(drilledDown(look, id, points));
      const isDrilled = look.drill[id] !== undefined;
      const followed = mayCross ? followedPoints(points, id, { interplay, isDrilled }) : [];
      const isBack = followed.length > 0 && isCross(look, id, followed);
      if (followed.length > 0) changeLook(withCross(look, id, isBack ? null : followed));
      if (click.kind === "auto" && !isBack) setOpened({ points, followed, mark });
    },
    [click, columns, next, mayCross, interplay, look, changeLook, id, router],
  );
  const onBrush = useCallback((stretch: Point) => changeLook(withCross(look, id, [stretch])), [look, changeLook, id]);
  const close = useCallback(() => setOpened(null), []);
  const isClickable = click !== null && click.kind !== "none";
  const follows = (interplay?.widgets[id]?.clicks ?? []).some(({ affects }) => affects.length > 0);
  const brushes = mayCross && follows && (click?.kind === "auto" || click?.kind === "filter");
  return { onPoint: isClickable ? onPoint : undefined, onBrush: brushes ? onBrush : undefined, opened, close };
}
