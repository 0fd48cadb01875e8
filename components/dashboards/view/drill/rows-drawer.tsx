"use client";

import { Drawer, Loader, Text } from "@mantine/core";
import { IconTableOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ResultTable } from "@/components/charts/result-table";
import classes from "@/components/dashboards/view/drill/rows-drawer.module.css";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { drilledRowsQuery } from "@/lib/client/dashboard-look";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { Point } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type RowsDrawerProps = { widget: ShownWidget; points: readonly Point[]; title: string; onClose: () => void };

/** The rows behind a mark, as they stand in the data. */
export function RowsDrawer({ widget, points, title, onClose }: RowsDrawerProps) {
  const t = useTranslations("look.rows");
  const { sight, look, interplay } = useLook();
  const own = lookOfWidget(widget.id, look, interplay);
  const rows = useQuery(drilledRowsQuery(sight, widget.id, { look: own, point: [...points] }));
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="xl"
      title={t("title", { title })}
      closeButtonProps={{ "aria-label": t("close") }}
      classNames={{ content: classes.content, body: classes.body }}
    >
      {rows.data ? (
        <>
          <Text size="xs" c="dimmed" pb="xs">
            {rows.data.result.truncated
              ? t("first", { count: rows.data.result.rows.length, label: rows.data.label })
              : t("count", { count: rows.data.result.rows.length, label: rows.data.label })}
          </Text>
          {rows.data.result.rows.length === 0 ? (
            <EmptyState compact icon={<IconTableOff size={24} />} title={t("none")} />
          ) : (
            <div className={classes.table}>
              <ResultTable result={rows.data.result} height="fill" />
            </div>
          )}
        </>
      ) : rows.isError ? (
        <ErrorState compact error={rows.error} onRetry={() => rows.refetch()} retrying={rows.isFetching} />
      ) : (
        <Loader size="sm" mx="auto" mt="xl" aria-label={t("loading")} />
      )}
    </Drawer>
  );
}
