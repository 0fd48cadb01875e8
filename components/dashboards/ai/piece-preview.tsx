"use client";

import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import classes from "@/components/dashboards/ai/ai-panel.module.css";
import { WidgetContent } from "@/components/dashboards/kinds/widget-content";
import { kindOf } from "@/components/dashboards/kinds/widget-kinds";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { pieceRowsQuery } from "@/lib/client/dashboard-design";
import type { DashboardConfig, Widget } from "@/lib/dashboard/config/schema";

type PiecePreviewProps = { dashboardId: string; config: DashboardConfig; widget: Widget };

/** A widget of a proposal as it will look, with its rows of now. `config`: the design with the piece in it. */
export function PiecePreview({ dashboardId, config, widget }: PiecePreviewProps) {
  const t = useTranslations("proposals");
  const asksRows = widget.kind === "chart";
  const rows = useQuery({ ...pieceRowsQuery(dashboardId, config, widget.id), enabled: asksRows });
  const data = rows.data?.widgets.find(({ widgetId }) => widgetId === widget.id);
  if (rows.error)
    return (
      <Problem>
        <FailureWords words={describeError(rows.error)} />
      </Problem>
    );
  if (data?.status === "error") return <Problem>{data.message}</Problem>;
  const waits = kindOf(widget).waitsForRows && data?.status !== "ok";
  return (
    <figure className={classes.preview} aria-label={t("previewOf", { title: widget.title })}>
      {asksRows && waits ? (
        <ChartSkeleton type={widget.kind === "chart" ? widget.chart.type : "table"} height="fill" />
      ) : (
        <WidgetContent widget={widget} data={data} config={config} />
      )}
    </figure>
  );
}

function Problem({ children }: { children: React.ReactNode }) {
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
