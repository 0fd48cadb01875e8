"use client";

import { Button } from "@mantine/core";
import { IconLayoutGridAdd, IconPencil } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { useWaitingPlaces } from "@/components/dashboards/view/use-waiting-places";
import { WidgetBody } from "@/components/dashboards/view/widget-body";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import { type OpenedWidget, WidgetModal } from "@/components/dashboards/view/widget-modal";
import { WidgetTools } from "@/components/dashboards/view/widget-tools";
import { EmptyState } from "@/components/ui/empty-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useRefreshWidgets, type WidgetRefresh, widgetExportPath } from "@/lib/client/dashboards";
import { downloadFile } from "@/lib/client/download";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type DashboardViewProps = {
  dashboard: Dashboard;
  /** Undefined while the rows are being read. */
  data: DashboardData | undefined;
  /** When the rows arrived, in milliseconds since 1970. */
  arrivedAt: number;
  onEdit: () => void;
};

/** The widgets of a dashboard for those who look. Each loads, fails and is refreshed by itself. */
export function DashboardView({ dashboard, data, arrivedAt, onEdit }: DashboardViewProps) {
  const t = useTranslations("dashboards");
  const [opened, setOpened] = useState<OpenedWidget | null>(null);
  const refreshing = useRefreshWidgets(dashboard.id, dashboard.revision);
  const dataOf = new Map(data?.widgets.map((widget) => [widget.widgetId, widget]));
  const places = useWaitingPlaces(dashboard.id, data === undefined);
  const read = (wanted: WidgetRefresh) =>
    refreshing.mutate(wanted, { onError: (error) => notifyFailure(error, t("refreshFailed")) });
  const refresh = (widgetId: string) => read({ widgetId });
  const confirm = (widgetId: string) => read({ widgetId, confirm: true });
  const download = useMutation({
    mutationFn: (widgetId: string) => downloadFile(widgetExportPath(dashboard.id, widgetId)),
    onError: (error) => notifyFailure(error, t("downloadFailed")),
  });
  if (dashboard.config.widgets.length === 0) return <EmptyDashboard canEdit={dashboard.canEdit} onEdit={onEdit} />;
  return (
    <>
      <WidgetGrid widgets={dashboard.config.widgets}>
        {(widget) => {
          const rows = dataOf.get(widget.id);
          const isRefreshing = refreshing.isPending && refreshing.variables.widgetId === widget.id;
          return (
            <WidgetFrame
              title={widget.title}
              plain={widgetKinds[widget.kind].frame === "plain"}
              ownRows={rows?.status === "ok" && rows.rowRulesApplied}
              tools={
                widget.kind === "chart" ? (
                  <WidgetTools
                    widget={widget}
                    data={rows}
                    arrivedAt={arrivedAt}
                    refreshing={isRefreshing}
                    onRefresh={() => refresh(widget.id)}
                    onOpen={(as) => setOpened({ widget, as })}
                    onDownload={() => download.mutate(widget.id)}
                  />
                ) : undefined
              }
            >
              <WidgetBody
                widget={widget}
                data={rows}
                config={dashboard.config}
                onRetry={refresh}
                onConfirm={confirm}
                retrying={isRefreshing}
                position={places.get(widget.id) ?? null}
              />
            </WidgetFrame>
          );
        }}
      </WidgetGrid>
      <WidgetModal
        opened={opened}
        data={opened ? dataOf.get(opened.widget.id) : undefined}
        onClose={() => setOpened(null)}
      />
    </>
  );
}

/** What stands where there is no widget yet, with the ways to the first. */
function EmptyDashboard({ canEdit, onEdit }: { canEdit: boolean; onEdit: () => void }) {
  const t = useTranslations("dashboards");
  const actions = (
    <>
      <Button component={Link} href="/ask">
        {t("empty.ask")}
      </Button>
      <Button variant="default" leftSection={<IconPencil size={16} />} onClick={onEdit}>
        {t("edit")}
      </Button>
    </>
  );
  return (
    <EmptyState
      icon={<IconLayoutGridAdd size={24} />}
      title={t("empty.title")}
      body={canEdit ? t("empty.body") : t("empty.bodyViewer")}
      action={canEdit ? actions : undefined}
    />
  );
}
