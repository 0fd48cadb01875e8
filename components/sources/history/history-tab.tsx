"use client";

import { Table } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { SourceTabProps } from "@/components/sources/view/source-tab-props";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { TableSkeleton } from "@/components/ui/skeletons";
import { modelHistoryQuery } from "@/lib/client/source-meaning";

/** The saved versions of what is known about a source, newest first. */
export function HistoryTab({ model }: SourceTabProps) {
  const t = useTranslations("data.history");
  const format = useFormatter();
  const history = useQuery(modelHistoryQuery(model.sourceId));
  if (history.isPending) return <TableSkeleton rows={6} columns={3} />;
  if (history.isError) return <ErrorState error={history.error} onRetry={() => history.refetch()} />;
  if (history.data.length === 0) return <EmptyState icon={<IconHistory size={24} />} title={t("emptyTitle")} />;
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table verticalSpacing={6} highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t("version")}</Table.Th>
            <Table.Th>{t("when")}</Table.Th>
            <Table.Th>{t("who")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {history.data.map(({ revision, at, by }) => (
            <Table.Tr key={revision}>
              <Table.Td fw={500}>{revision}</Table.Td>
              <Table.Td>{format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" })}</Table.Td>
              <Table.Td>{by?.name ?? t("machine")}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
