"use client";

import { ActionIcon, Anchor, Button, Tooltip } from "@mantine/core";
import { IconPencil, IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { DashboardMenu } from "@/components/dashboards/dashboard-menu";
import { DashboardView } from "@/components/dashboards/view/dashboard-view";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { PageHeader } from "@/components/ui/page-header";
import { dashboardDataQuery, dashboardQuery, useRefreshWidgets } from "@/lib/client/dashboards";
import type { Dashboard } from "@/lib/dashboard/schema";

/** Dragging and resizing come over the wire only for those who design. */
const Designer = dynamic(() => import("@/components/dashboards/design/designer").then((m) => m.Designer), {
  ssr: false,
});

/** A dashboard: looked at, or with `?edit=1` designed, on the same page and in the same places. */
export function DashboardScreen({ dashboardId }: { dashboardId: string }) {
  const { data: dashboard, error, refetch } = useQuery(dashboardQuery(dashboardId));
  if (dashboard) return <OpenDashboard dashboard={dashboard} />;
  return error ? <ErrorState error={error} onRetry={() => refetch()} /> : null;
}

function OpenDashboard({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("dashboards");
  const router = useRouter();
  const pathname = usePathname();
  const isDesigning = useSearchParams().get("edit") === "1" && dashboard.canEdit;
  const rows = useQuery({
    ...dashboardDataQuery(dashboard.id, dashboard.revision),
    // After a save the widgets keep their rows until the new ones are there.
    placeholderData: keepPreviousData,
  });
  const edit = () => window.history.pushState(null, "", `${pathname}?edit=1`);
  const done = () => window.history.replaceState(null, "", pathname);
  if (isDesigning) {
    return <Designer dashboard={dashboard} data={rows.data} isReading={rows.isPending} onDone={done} />;
  }
  return (
    <>
      <PageHeader
        title={dashboard.title}
        description={dashboard.description}
        above={
          <Anchor component={Link} href="/dashboards" size="xs" c="dimmed">
            {t("title")}
          </Anchor>
        }
        actions={
          <>
            <RefreshAll dashboard={dashboard} arrivedAt={rows.dataUpdatedAt} />
            {dashboard.canEdit ? (
              <Button variant="default" leftSection={<IconPencil size={16} />} onClick={edit}>
                {t("edit")}
              </Button>
            ) : null}
            <DashboardMenu dashboard={dashboard} onDeleted={() => router.push("/dashboards")} />
          </>
        }
      />
      {rows.isError && !rows.data ? (
        <ErrorState error={rows.error} onRetry={() => rows.refetch()} retrying={rows.isFetching} />
      ) : (
        <DashboardView dashboard={dashboard} data={rows.data} arrivedAt={rows.dataUpdatedAt} onEdit={edit} />
      )}
    </>
  );
}

const tickMs = 10_000;

/** When the rows arrived, and a button that reads all of them past the caches. */
function RefreshAll({ dashboard, arrivedAt }: { dashboard: Dashboard; arrivedAt: number }) {
  const t = useTranslations("dashboards");
  const format = useFormatter();
  const now = useNow({ updateInterval: tickMs });
  const refreshing = useRefreshWidgets(dashboard.id, dashboard.revision);
  if (dashboard.config.widgets.every((widget) => widget.kind === "text")) return null;
  const age =
    arrivedAt === 0
      ? t("reading")
      : t("updated", { time: format.relativeTime(Math.min(arrivedAt, now.getTime()), now) });
  return (
    <Tooltip label={age}>
      <ActionIcon
        aria-label={t("refreshAll")}
        loading={refreshing.isPending}
        onClick={() =>
          refreshing.mutate({ widgetId: null }, { onError: (error) => notifyFailure(error, t("refreshFailed")) })
        }
      >
        <IconRefresh size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
