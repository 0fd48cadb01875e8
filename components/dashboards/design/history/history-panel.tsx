"use client";

import { Button, Skeleton, Stack, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/history/history-panel.module.css";
import { RevisionItem } from "@/components/dashboards/design/history/revision-item";
import { ErrorState } from "@/components/ui/error-state";
import { dashboardHistoryPages } from "@/lib/client/dashboard-design";

/** Everything that was published, newest first, each with what it changed in pictures and words, and the way back to it. */
export function HistoryPanel() {
  const t = useTranslations("design.history");
  const { dashboardId } = useDesign();
  const pages = useInfiniteQuery(dashboardHistoryPages(dashboardId));
  const [open, setOpen] = useState<number | null>(null);
  if (pages.isPending) {
    return (
      <Stack gap={8} aria-busy="true" aria-label={t("loading")}>
        {[0, 1, 2, 3].map((row) => (
          <Skeleton key={row} height={52} radius={8} />
        ))}
      </Stack>
    );
  }
  if (pages.isError && !pages.data) {
    return <ErrorState error={pages.error} onRetry={() => pages.refetch()} retrying={pages.isFetching} />;
  }
  const revisions = pages.data.pages.flatMap((page) => page.revisions);
  return (
    <>
      <Text size="xs" c="dimmed" mb="sm">
        {t("hint")}
      </Text>
      <ol className={classes.list}>
        {revisions.map((revision, index) => (
          <RevisionItem
            key={revision.revision}
            revision={revision}
            isNewest={index === 0}
            opened={open === revision.revision}
            onToggle={() => setOpen(open === revision.revision ? null : revision.revision)}
          />
        ))}
      </ol>
      {pages.hasNextPage ? (
        <Button
          variant="default"
          fullWidth
          mt="sm"
          loading={pages.isFetchingNextPage}
          onClick={() => pages.fetchNextPage()}
        >
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
