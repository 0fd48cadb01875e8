"use client";

import { IconLayoutGridAdd, IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import classes from "@/components/dashboards/shared-screen.module.css";
import { DashboardView } from "@/components/dashboards/view/dashboard-view";
import { Logo } from "@/components/shell/logo";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageBody } from "@/components/ui/page-body";
import { sharedDashboardQuery } from "@/lib/client/dashboard-links";
import type { Sight } from "@/lib/client/dashboard-look";
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
  const t = useTranslations("dashboards.empty");
  const sight = useMemo<Sight>(() => ({ by: "link", token }), [token]);
  return (
    <DashboardView
      sight={sight}
      dashboard={dashboard}
      empty={<EmptyState icon={<IconLayoutGridAdd size={24} />} title={t("title")} body={t("bodyViewer")} />}
    />
  );
}
