"use client";

import { Modal, Skeleton, Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { AddForm } from "@/components/dashboards/add/add-form";
import { ErrorState } from "@/components/ui/error-state";
import type { ChartSpec } from "@/lib/chart/schema";
import { dashboardsQuery } from "@/lib/client/dashboards";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";

export type AddToDashboardProps = {
  opened: boolean;
  onClose: () => void;
  /** What is pinned: a query that an answer ran, or a draft as it stands. */
  pinned: { queryId: string } | { query: WidgetQuery };
  chart: ChartSpec;
  /** Proposed title of the widget: the question, usually. */
  title: string;
};

/** The dialog that puts an answer on a dashboard: an existing one or a new one, with the place it will take. */
export function AddToDashboard({ opened, onClose, ...props }: AddToDashboardProps) {
  const t = useTranslations("dashboards.add");
  return (
    <Modal opened={opened} onClose={onClose} title={t("title")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <AddBody onClose={onClose} {...props} />
    </Modal>
  );
}

function AddBody(props: Omit<AddToDashboardProps, "opened">) {
  const t = useTranslations("dashboards.add");
  const { data, error, refetch, isFetching } = useQuery(dashboardsQuery());
  if (data) return <AddForm dashboards={data.filter((dashboard) => dashboard.canEdit)} {...props} />;
  if (error) return <ErrorState compact error={error} onRetry={() => refetch()} retrying={isFetching} />;
  return (
    <Stack gap="sm">
      <VisuallyHidden>{t("loading")}</VisuallyHidden>
      <Skeleton height={32} />
      <Skeleton height={32} />
      <Skeleton height={148} />
    </Stack>
  );
}
