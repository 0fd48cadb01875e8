"use client";

import { Button } from "@mantine/core";
import { IconHistory, IconSearch } from "@tabler/icons-react";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { AuditFilter } from "@/lib/auth/schema";
import { auditInfiniteQuery } from "@/lib/client/audit";
import classes from "./audit/audit.module.css";
import { AuditEventItem } from "./audit/audit-event-item";
import { AuditExport } from "./audit/audit-export";
import { AuditFilters } from "./audit/audit-filters";
import { filterNames, readFilter } from "./audit/read-filter";

/** Who did what and when; append-only, the latest first. `keptDays`: older events are gone. */
export function AuditView({ keptDays }: { keptDays: number }) {
  const t = useTranslations("admin.audit");
  const params = useSearchParams();
  const filter = readFilter(params);
  const isFiltered = filterNames.some((name) => params.get(name));
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description", { days: keptDays })}
        actions={<AuditExport filter={filter} />}
      />
      <AuditFilters />
      <Events filter={filter} isFiltered={isFiltered} />
    </>
  );
}

function Events({ filter, isFiltered }: { filter: AuditFilter; isFiltered: boolean }) {
  const t = useTranslations("admin.audit");
  const audit = useInfiniteQuery({ ...auditInfiniteQuery(filter), placeholderData: keepPreviousData });
  if (audit.isPending) return <TableSkeleton rows={8} columns={4} />;
  if (audit.isError) return <ErrorState error={audit.error} onRetry={() => audit.refetch()} />;
  const events = audit.data.pages.flatMap((page) => page.events);
  if (events.length === 0)
    return isFiltered ? <NothingFound /> : <EmptyState icon={<IconHistory size={24} />} title={t("empty")} />;
  return (
    <>
      <ol className={classes.events} aria-label={t("title")} aria-busy={audit.isPlaceholderData}>
        {events.map((event) => (
          <AuditEventItem key={event.id} event={event} />
        ))}
      </ol>
      {audit.hasNextPage ? (
        <Button variant="default" mt="md" loading={audit.isFetchingNextPage} onClick={() => audit.fetchNextPage()}>
          {t("older")}
        </Button>
      ) : null}
    </>
  );
}

function NothingFound() {
  const t = useTranslations("admin.audit");
  const router = useRouter();
  const pathname = usePathname();
  return (
    <EmptyState
      icon={<IconSearch size={24} />}
      title={t("nothingFound")}
      body={t("nothingFoundBody")}
      action={
        <Button variant="default" onClick={() => router.replace(pathname, { scroll: false })}>
          {t("clearFilters")}
        </Button>
      }
    />
  );
}
