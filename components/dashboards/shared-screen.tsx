"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconLinkOff, IconRefresh } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import classes from "@/components/dashboards/shared-screen.module.css";
import { WidgetBody } from "@/components/dashboards/view/widget-body";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import { Logo } from "@/components/shell/logo";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { sharedDashboardQuery, sharedDataQuery } from "@/lib/client/dashboard-links";
import { ApiError } from "@/lib/client/fetch-json";
import type { SharedDashboard } from "@/lib/dashboard/share/schema";

/** A dashboard for somebody who has nothing but its public link: to look at, and nothing else. */
export function SharedScreen({ token }: { token: string }) {
  const { data: dashboard, error, refetch } = useQuery(sharedDashboardQuery(token));
  return (
    <main>
      <header className={classes.bar}>
        <Logo />
      </header>
      <PageBody width="wide">
        {dashboard ? <OpenShared token={token} dashboard={dashboard} /> : null}
        {error && !dashboard ? <Closed error={error} onRetry={() => refetch()} /> : null}
      </PageBody>
    </main>
  );
}

function Closed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("dashboards.links");
  if (!(error instanceof ApiError) || error.code !== "dashboard/link-not-found") {
    return <ErrorState error={error} onRetry={onRetry} />;
  }
  return <EmptyState asPage icon={<IconLinkOff size={24} />} title={t("closed")} body={error.message} />;
}

function OpenShared({ token, dashboard }: { token: string; dashboard: SharedDashboard }) {
  const t = useTranslations("dashboards");
  const rows = useQuery({ ...sharedDataQuery(token, dashboard.revision), placeholderData: keepPreviousData });
  const dataOf = new Map(rows.data?.widgets.map((widget) => [widget.widgetId, widget]));
  return (
    <>
      <PageHeader
        title={dashboard.title}
        description={dashboard.description}
        actions={
          <Tooltip label={t("refreshAll")}>
            <ActionIcon aria-label={t("refreshAll")} loading={rows.isFetching} onClick={() => rows.refetch()}>
              <IconRefresh size={18} />
            </ActionIcon>
          </Tooltip>
        }
      />
      {rows.isError && !rows.data ? (
        <ErrorState error={rows.error} onRetry={() => rows.refetch()} retrying={rows.isFetching} />
      ) : (
        <WidgetGrid widgets={dashboard.config.widgets}>
          {(widget) => (
            <WidgetFrame title={widget.title} plain={widgetKinds[widget.kind].frame === "plain"}>
              <WidgetBody widget={widget} data={dataOf.get(widget.id)} config={dashboard.config} />
            </WidgetFrame>
          )}
        </WidgetGrid>
      )}
    </>
  );
}
