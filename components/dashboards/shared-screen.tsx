"use client";

import { IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { PasswordGate } from "@/components/dashboards/share/password-gate";
import classes from "@/components/dashboards/shared-screen.module.css";
import { SharedView } from "@/components/dashboards/shared-view";
import { Logo } from "@/components/shell/logo";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageBody } from "@/components/ui/page-body";
import { sharedDashboardQuery } from "@/lib/client/dashboard-links";
import type { Sight } from "@/lib/client/dashboard-look";
import { ApiError } from "@/lib/client/fetch-json";

/** A dashboard for somebody who has nothing but its public link. */
export function SharedScreen({ token }: { token: string }) {
  const { data: dashboard, error, refetch } = useQuery(sharedDashboardQuery(token));
  const sight = useMemo<Sight>(() => ({ by: "link", token }), [token]);
  return (
    <main>
      <header className={classes.bar}>
        <Logo />
      </header>
      <PageBody width="wide">
        {dashboard ? <SharedView sight={sight} dashboard={dashboard} /> : null}
        {error && !dashboard ? <Closed token={token} error={error} onRetry={() => refetch()} /> : null}
      </PageBody>
    </main>
  );
}

function Closed({ token, error, onRetry }: { token: string; error: Error; onRetry: () => void }) {
  const t = useTranslations("dashboards.links");
  const code = error instanceof ApiError ? error.code : null;
  if (code === "dashboard/link-password") return <PasswordGate token={token} why={error.message} />;
  if (code !== "dashboard/link-not-found") return <ErrorState error={error} onRetry={onRetry} />;
  return <EmptyState asPage icon={<IconLinkOff size={24} />} title={t("closed")} body={error.message} />;
}
