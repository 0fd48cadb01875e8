"use client";

import { Alert, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBolt, IconPlugConnectedX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { CacheFigures } from "@/components/admin/cache/cache-figures";
import { ClearCache, type ClearTarget } from "@/components/admin/cache/clear-cache";
import { ClearMenu } from "@/components/admin/cache/clear-menu";
import { countedKinds, readShares } from "@/components/admin/cache/hit-shares";
import { HotKeys } from "@/components/admin/cache/hot-keys";
import { KindTable } from "@/components/admin/cache/kind-table";
import { describeError } from "@/components/ui/describe-error";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { FailureWords } from "@/components/ui/failure-words";
import { PageHeader } from "@/components/ui/page-header";
import { CardsSkeleton, TableSkeleton } from "@/components/ui/skeletons";
import { cacheReportQuery } from "@/lib/client/cache";

const sinceMs = 30_000;

/** What the cache holds, how often it spares the sources a query, and the ways to make it forget. */
export function CacheView() {
  const t = useTranslations("admin.cache");
  const [target, setTarget] = useState<ClearTarget>({ what: "all" });
  const [opened, { open, close }] = useDisclosure(false);
  const ask = (next: ClearTarget) => {
    setTarget(next);
    open();
  };
  return (
    <>
      <PageHeader title={t("title")} description={<Description />} actions={<ClearMenu onChoose={ask} />} />
      <Report onClear={ask} />
      <ClearCache target={target} opened={opened} onClose={close} />
    </>
  );
}

function Description() {
  const t = useTranslations("admin.cache");
  const format = useFormatter();
  const now = useNow({ updateInterval: sinceMs });
  const { data } = useQuery(cacheReportQuery());
  const figures = data ? t("since", { since: format.relativeTime(new Date(data.since), now) }) : t("instance");
  return t("description", { figures });
}

function Report({ onClear }: { onClear: (target: ClearTarget) => void }) {
  const t = useTranslations("admin.cache");
  const report = useQuery(cacheReportQuery());
  const { data, error } = report;
  const failure = error === null ? null : describeError(error);
  // Figures that could not be read anew are still true of a moment ago; whoever may not see them any more sees none.
  if (data === undefined || failure?.retryable === false) {
    if (failure === null) return <ToCome />;
    return <ErrorState error={error} onRetry={() => report.refetch()} retrying={report.isFetching} />;
  }
  const { memory, hottest } = data;
  if (readShares(data).reads === 0 && memory.entries === 0 && hottest.length === 0) {
    return <EmptyState icon={<IconBolt size={24} />} title={t("empty")} body={t("emptyBody")} />;
  }
  return (
    <>
      {failure ? (
        <Alert mb="md" color="yellow" variant="light" icon={<IconPlugConnectedX size={18} />} title={t("notNow")}>
          <FailureWords words={failure} />
        </Alert>
      ) : null}
      <CacheFigures report={data} />
      <KindTable kinds={countedKinds(data)} onClear={(kind) => onClear({ what: "kind", kind })} />
      <HotKeys hottest={hottest} />
    </>
  );
}

/** The figures and the table to come, in their shape. */
function ToCome() {
  return (
    <Stack gap="lg">
      <CardsSkeleton cards={4} height={132} />
      <TableSkeleton rows={8} columns={6} />
    </Stack>
  );
}
