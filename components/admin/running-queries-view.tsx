"use client";

import { IconPlayerPause } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import { runningQueriesQuery } from "@/lib/client/running-queries";
import classes from "./queries/running-queries.module.css";
import { RunningQueryItem } from "./queries/running-query-item";

/** What waits and runs at the data sources at this moment, and the button that ends it. */
export function RunningQueriesView() {
  const t = useTranslations("admin.queries");
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Queries />
    </>
  );
}

function Queries() {
  const t = useTranslations("admin.queries");
  const list = useQuery(runningQueriesQuery());
  if (list.isPending) return <TableSkeleton rows={4} columns={4} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => list.refetch()} />;
  const { queries } = list.data;
  if (queries.length === 0) {
    return <EmptyState icon={<IconPlayerPause size={24} />} title={t("empty")} body={t("emptyBody")} />;
  }
  return (
    <ol className={classes.list} aria-label={t("title")}>
      {queries.map((query) => (
        <RunningQueryItem key={query.id} query={query} />
      ))}
    </ol>
  );
}
