"use client";

import { Button, Code, Select, Table, Text } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { AuditEvent } from "@/lib/auth/schema";
import { auditInfiniteQuery } from "@/lib/client/audit";

const kinds = ["session", "user", "token", "source", "model", "dashboard", "quality", "verified", "setup"] as const;

/** Who did what and when; append-only, the latest first. */
export function AuditView() {
  const t = useTranslations("admin.audit");
  const [kind, setKind] = useState<string | null>(null);
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={
          <Select
            aria-label={t("kind")}
            placeholder={t("allKinds")}
            clearable
            clearButtonProps={{ "aria-label": t("allKinds") }}
            data={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={kind}
            onChange={setKind}
          />
        }
      />
      <Events kind={kind} />
    </>
  );
}

function Events({ kind }: { kind: string | null }) {
  const t = useTranslations("admin.audit");
  const audit = useInfiniteQuery(auditInfiniteQuery(kind));
  if (audit.isPending) return <TableSkeleton rows={8} columns={4} />;
  if (audit.isError) return <ErrorState error={audit.error} onRetry={() => audit.refetch()} />;
  const events = audit.data.pages.flatMap((page) => page.events);
  if (events.length === 0) return <EmptyState icon={<IconHistory size={24} />} title={t("empty")} />;
  return (
    <>
      <Table.ScrollContainer minWidth={640}>
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("at")}</Table.Th>
              <Table.Th>{t("who")}</Table.Th>
              <Table.Th>{t("what")}</Table.Th>
              <Table.Th>{t("details")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {events.map((event) => (
              <EventRow key={event.id} event={event} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {audit.hasNextPage ? (
        <Button variant="default" mt="md" loading={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
          {t("older")}
        </Button>
      ) : null}
    </>
  );
}

function EventRow({ event }: { event: AuditEvent }) {
  const t = useTranslations("admin.audit");
  const format = useFormatter();
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" style={{ whiteSpace: "nowrap" }}>
          {format.dateTime(new Date(event.at), { dateStyle: "medium", timeStyle: "medium" })}
        </Text>
      </Table.Td>
      <Table.Td>{event.userName ?? t("nobody")}</Table.Td>
      <Table.Td>
        <Code>{event.action}</Code>
      </Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed" lineClamp={2} maw={420} style={{ overflowWrap: "anywhere" }}>
          {Object.entries(event.details)
            .map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`)
            .join(" · ")}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
