"use client";

import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { CommentsButton } from "@/components/dashboards/comments/comments-button";
import { CommentsProvider } from "@/components/dashboards/comments/comments-context";
import { DashboardMenu } from "@/components/dashboards/dashboard-menu";
import { DesignerSkeleton } from "@/components/dashboards/designer-skeleton";
import { FavouriteStar } from "@/components/dashboards/list/favourite-star";
import { FolderPath } from "@/components/dashboards/list/folder-path";
import { DashboardView } from "@/components/dashboards/view/dashboard-view";
import { EmptyDashboard } from "@/components/dashboards/view/empty-dashboard";
import { ErrorState } from "@/components/ui/error-state";
import type { Sight } from "@/lib/client/dashboard-look";
import { dashboardDataQuery, dashboardQuery } from "@/lib/client/dashboards";
import type { Dashboard } from "@/lib/dashboard/schema";

/** Dragging and resizing come over the wire only for those who design. */
const Designer = dynamic(() => import("@/components/dashboards/design/designer").then((m) => m.Designer), {
  ssr: false,
  loading: DesignerSkeleton,
});

/** A dashboard: looked at, or with `?edit=1` designed, on the same page and in the same places. */
export function DashboardScreen({ dashboardId }: { dashboardId: string }) {
  const { data: dashboard, error, refetch } = useQuery(dashboardQuery(dashboardId));
  const isDesigning = useSearchParams().get("edit") === "1" && dashboard?.canEdit;
  if (!dashboard) return error ? <ErrorState error={error} onRetry={() => refetch()} /> : null;
  return isDesigning ? (
    <DesignedDashboard dashboard={dashboard} />
  ) : (
    <CommentsProvider dashboard={dashboard}>
      <LookedDashboard dashboard={dashboard} />
    </CommentsProvider>
  );
}

function DesignedDashboard({ dashboard }: { dashboard: Dashboard }) {
  const pathname = usePathname();
  const rows = useQuery({
    ...dashboardDataQuery(dashboard.id, dashboard.revision),
    // After a save the widgets keep their rows until the new ones are there.
    placeholderData: keepPreviousData,
  });
  const done = () => window.history.replaceState(null, "", pathname);
  return <Designer dashboard={dashboard} data={rows.data} isReading={rows.isPending} onDone={done} />;
}

/** Nothing is fixed for somebody with an account. */
const nothingFixed: string[] = [];

function LookedDashboard({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("dashboards");
  const router = useRouter();
  const pathname = usePathname();
  const { id, canEdit } = dashboard;
  const sight = useMemo<Sight>(() => ({ by: "account", dashboardId: id }), [id]);
  // An address, so that it also works before the page listens and in another tab; here it opens without asking for the page anew.
  const designHref = `${pathname}?edit=1`;
  const edit = () => window.history.pushState(null, "", designHref);
  return (
    <DashboardView
      sight={sight}
      dashboard={{ ...dashboard, fixedFilterIds: nothingFixed }}
      above={<FolderPath folderId={dashboard.folderId} />}
      actions={
        <>
          {canEdit ? (
            <Button
              component={Link}
              href={designHref}
              prefetch={false}
              onNavigate={(event) => {
                event.preventDefault();
                edit();
              }}
              variant="default"
              leftSection={<IconPencil size={16} />}
            >
              {t("edit")}
            </Button>
          ) : null}
          <FavouriteStar dashboard={dashboard} />
          <CommentsButton />
          <DashboardMenu dashboard={dashboard} onDeleted={() => router.push("/dashboards")} />
        </>
      }
      empty={<EmptyDashboard canEdit={canEdit} onEdit={edit} />}
    />
  );
}
