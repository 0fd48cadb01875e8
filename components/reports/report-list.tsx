"use client";

import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFileText, IconPlus, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { NewReport } from "@/components/reports/list/new-report";
import { ReportRow } from "@/components/reports/list/report-row";
import classes from "@/components/reports/report-list.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { TableSkeleton } from "@/components/ui/skeletons";
import { reportsQuery } from "@/lib/client/reports";
import type { ReportSummary } from "@/lib/report/schema";

/** From this many on a list is searched, not read. */
const searchFromCount = 12;

type ReportListProps = { sources: readonly { id: string; name: string }[] };

/** The viewer's reports, and the way to a new one. */
export function ReportList({ sources }: ReportListProps) {
  const t = useTranslations("reports");
  const { data, error, refetch, isFetching } = useQuery(reportsQuery());
  const [creating, create] = useDisclosure(false);
  const newReport = (
    <Button leftSection={<IconPlus size={16} />} onClick={create.open}>
      {t("new.open")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={newReport} />
      {data ? (
        <Rows reports={data} newReport={newReport} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => refetch()} retrying={isFetching} />
      ) : (
        <TableSkeleton rows={6} columns={3} />
      )}
      <NewReport sources={sources} opened={creating} onClose={create.close} />
    </>
  );
}

function Rows({ reports, newReport }: { reports: readonly ReportSummary[]; newReport: React.ReactNode }) {
  const t = useTranslations("reports.list");
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search.trim().toLowerCase());
  if (reports.length === 0) {
    return <EmptyState icon={<IconFileText size={24} />} title={t("empty")} body={t("emptyBody")} action={newReport} />;
  }
  const shown = reports.filter(({ title, sourceName }) =>
    [title, sourceName].some((text) => text?.toLowerCase().includes(wanted)),
  );
  return (
    <>
      {reports.length > searchFromCount ? (
        <SearchInput label={t("search")} value={search} onChange={setSearch} maw={360} mb="md" />
      ) : null}
      {shown.length === 0 ? (
        <EmptyState compact icon={<IconSearch size={24} />} title={t("noMatch", { search })} />
      ) : (
        <ul className={classes.list} aria-label={t("label")}>
          {shown.map((report) => (
            <ReportRow key={report.id} report={report} />
          ))}
        </ul>
      )}
    </>
  );
}
