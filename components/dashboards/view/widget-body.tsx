"use client";

import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPlay, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { WidgetContent } from "@/components/dashboards/kinds/widget-content";
import type { ShownConfig, WidgetLook } from "@/components/dashboards/kinds/widget-kind";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import classes from "@/components/dashboards/view/widget-body.module.css";
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
  onRetry?: (widgetId: string) => void;
  retrying?: boolean;
  /** Runs what was held back because of its cost. */
  onConfirm?: (widgetId: string) => void;
  /** Place in the line before the source, while its query waits there. */
  position?: number | null;
};

/** What a widget shows in each of its states: rows to come, its own error, or what it is there for. */
export const WidgetBody = memo(function WidgetBody({
  widget,
  data,
  config,
  look,
  isUnsaved,
  onRetry,
  retrying,
  onConfirm,
  position = null,
}: WidgetBodyProps) {
  const t = useTranslations("dashboards.widget");
  if (data?.status === "ok" || !widgetKinds[widget.kind].waitsForRows)
    return <WidgetContent widget={widget} data={data} config={config} look={look} />;
  if (data?.status === "error") {
    return (
      <div className={classes.failed} role="alert">
        <IconAlertTriangle size={20} aria-hidden="true" className={classes.icon} />
        <Text size="sm" className={classes.message}>
          {data.message}
        </Text>
        {data.mayConfirm && onConfirm ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerPlay size={14} />}
            loading={retrying}
            onClick={() => onConfirm(widget.id)}
          >
            {t("runAnyway")}
          </Button>
        ) : onRetry ? (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            loading={retrying}
            onClick={() => onRetry(widget.id)}
          >
            {t("retry")}
          </Button>
        ) : null}
      </div>
    );
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
