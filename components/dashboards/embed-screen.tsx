"use client";

import { IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import classes from "@/components/dashboards/shared-screen.module.css";
import { SharedView } from "@/components/dashboards/shared-view";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { embeddedDashboardQuery } from "@/lib/client/dashboard-links";
import type { Sight } from "@/lib/client/dashboard-look";
import { ApiError } from "@/lib/client/fetch-json";

/** A dashboard in a frame of another site, which has a head and margins of its own. */
export function EmbedScreen({ token }: { token: string }) {
  const { data: dashboard, error, refetch } = useQuery(embeddedDashboardQuery(token));
  const sight = useMemo<Sight>(() => ({ by: "embed", token }), [token]);
  return (
    <main className={classes.framed}>
      {dashboard ? <SharedView sight={sight} dashboard={dashboard} /> : null}
      {error && !dashboard ? <Closed error={error} onRetry={() => refetch()} /> : null}
    </main>
  );
}

function Closed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("sharing.embed");
  if (!(error instanceof ApiError) || error.code !== "dashboard/embed-not-found") {
    return <ErrorState error={error} onRetry={onRetry} />;
  }
  return <EmptyState asPage icon={<IconLinkOff size={24} />} title={t("closed")} body={error.message} />;
}
