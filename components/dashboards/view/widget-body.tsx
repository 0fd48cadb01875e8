"use client";

import { Text } from "@mantine/core";
import { IconFilterQuestion } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { WidgetContent } from "@/components/dashboards/kinds/widget-content";
import type { ShownConfig, WidgetLook } from "@/components/dashboards/kinds/widget-kind";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import classes from "@/components/dashboards/view/widget-body.module.css";
import { WidgetFailure } from "@/components/dashboards/view/widget-failure";
import { EmptyState } from "@/components/ui/empty-state";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type WidgetBodyProps = {
  widget: ShownWidget;
  /** Undefined while it is being read. */
  data: WidgetData | undefined;
  config: ShownConfig;
  look?: WidgetLook;
  /** No rows are known and none are on their way: the widget has not been saved yet. */
  isUnsaved?: boolean;
  onRetry?: () => void;
  retrying?: boolean;
  /** Runs what was held back because of its cost. */
  onConfirm?: () => void;
  /** Place in the line before the source, while its query waits there. */
  position?: number | null;
};

/** What a widget shows in each of its states: rows to come, its own error, or what it is there for. */
export const WidgetBody = memo(function WidgetBody(props: WidgetBodyProps) {
  const { widget, data, config, look, isUnsaved, onRetry, retrying, onConfirm, position = null } = props;
  const t = useTranslations("dashboards.widget");
  if (data?.status === "ok" || !widgetKinds[widget.kind].waitsForRows)
    return <WidgetContent widget={widget} data={data} config={config} look={look} />;
  if (data?.status === "error") {
    return (
      <WidgetFailure onRetry={onRetry} retrying={retrying} onConfirm={data.mayConfirm ? onConfirm : undefined}>
        {data.message}
      </WidgetFailure>
    );
  }
  if (data?.status === "waiting") {
    const label = config.filters.find(({ id }) => id === data.filterId)?.label ?? "";
    return <EmptyState compact icon={<IconFilterQuestion size={24} />} title={t("needsFilter", { label })} />;
  }
  if (isUnsaved) {
    return (
      <div className={classes.failed}>
        <Text size="sm" c="dimmed" className={classes.message}>
          {t("afterSaving")}
        </Text>
      </div>
    );
  }
  return (
    <>
      <span className={classes.unseen}>{t("loading", { title: widget.title })}</span>
      {position === null ? null : (
        <Text size="xs" c="dimmed" role="status" className={classes.waiting}>
          {t("waiting", { position })}
        </Text>
      )}
      <ChartSkeleton type={widget.kind === "chart" ? widget.chart.type : "bar"} height="fill" />
    </>
  );
});
