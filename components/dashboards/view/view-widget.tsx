"use client";

import { memo, useMemo, useRef } from "react";
import { CommentMark } from "@/components/dashboards/comments/comment-mark";
import type { WidgetLook } from "@/components/dashboards/kinds/widget-kind";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { DrillPath } from "@/components/dashboards/view/drill/drill-path";
import { PointActions } from "@/components/dashboards/view/drill/point-actions";
import { usePoint } from "@/components/dashboards/view/drill/use-point";
import { GridFilter } from "@/components/dashboards/view/filters/grid-filter";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { useRefresh } from "@/components/dashboards/view/look/use-refresh";
import { useWidgetRows } from "@/components/dashboards/view/look/use-widget-rows";
import { useWaitingPlace } from "@/components/dashboards/view/use-waiting-place";
import classes from "@/components/dashboards/view/view-widget.module.css";
import { WidgetBody } from "@/components/dashboards/view/widget-body";
import { WidgetFailure } from "@/components/dashboards/view/widget-failure";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import { WidgetTools } from "@/components/dashboards/view/widget-tools";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** One widget for those who look: it reads, fails and is refreshed by itself, and what is clicked in it filters the others. */
export const ViewWidget = memo(function ViewWidget({ widget }: { widget: ShownWidget }) {
  const place = useRef<HTMLDivElement>(null);
  const { sight, config } = useLook();
  const rows = useWidgetRows(widget, place);
  const refreshing = useRefresh();
  const data = rows.data;
  const point = usePoint(widget, data);
  const position = useWaitingPlace(sight, widget.id, rows.isFetching && rows.isPending);
  const { onPoint, onBrush } = point;
  const look = useMemo<WidgetLook>(
    () => ({ sight, renderFilter: (filter) => <GridFilter filter={filter} />, onPoint, onBrush }),
    [sight, onPoint, onBrush],
  );
  const refresh = () => refreshing.mutate({ widgetIds: [widget.id], mode: "refresh" });
  const isStale = rows.isPlaceholderData || (rows.isFetching && !rows.isPending);
  return (
    <div ref={place} className={classes.widget} data-reading={isStale || undefined} aria-busy={rows.isFetching}>
      <WidgetFrame
        title={widget.title}
        description={widget.description}
        mark={<CommentMark widgetId={widget.id} title={widget.title} place={place} />}
        plain={widgetKinds[widget.kind].frame === "plain"}
        ownRows={data?.status === "ok" && data.rowRulesApplied}
        above={data?.status === "ok" && data.drill ? <DrillPath widgetId={widget.id} path={data.drill.path} /> : null}
        tools={
          widget.kind === "chart" ? (
            <WidgetTools
              widget={widget}
              data={data}
              arrivedAt={rows.isPlaceholderData ? null : rows.dataUpdatedAt}
              refreshing={refreshing.isPending}
              onRefresh={refresh}
            />
          ) : undefined
        }
      >
        {rows.isError && !data ? (
          <WidgetFailure onRetry={() => rows.refetch()} retrying={rows.isFetching}>
            <FailureWords words={describeError(rows.error)} />
          </WidgetFailure>
        ) : (
          <WidgetBody
            widget={widget}
            data={data}
            config={config}
            look={look}
            onRetry={refresh}
            retrying={refreshing.isPending}
            onConfirm={() => refreshing.mutate({ widgetIds: [widget.id], mode: "confirm" })}
            position={position}
          />
        )}
      </WidgetFrame>
      <PointActions widget={widget} point={point} data={data} />
    </div>
  );
});
