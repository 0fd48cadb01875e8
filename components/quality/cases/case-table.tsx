"use client";

import { Button, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconFileImport, IconMessageQuestion, IconPlus, IconSearch } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CaseForm } from "@/components/quality/cases/case-form";
import { CaseRow } from "@/components/quality/cases/case-row";
import classes from "@/components/quality/cases/case-table.module.css";
import { CheckAll } from "@/components/quality/cases/check-all";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchInput } from "@/components/ui/search-input";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { QuestionCase, QuestionSet } from "@/lib/quality/schema";

const searchFrom = 20;
/** Rows drawn at once; the rest comes on demand. */
const pageSize = 100;

type CaseTableProps = { set: QuestionSet; cases: UseQueryResult<QuestionCase[]>; onImport: () => void };

/** The questions of a set with the SQL of their right answers, to be checked and edited in place. */
export function CaseTable({ set, cases, onImport }: CaseTableProps) {
  const t = useTranslations("quality");
  const [adding, { open, close }] = useDisclosure(false);
  if (cases.isPending) return <TableSkeleton rows={8} columns={3} />;
  if (cases.isError) return <ErrorState error={cases.error} onRetry={() => cases.refetch()} />;
  const add = (
    <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
      {t("cases.add")}
    </Button>
  );
  const form = adding ? (
    <div className={classes.new}>
      <CaseForm set={set} subject={{ kind: "new", followUpOf: null }} onDone={close} />
    </div>
  ) : null;
  if (cases.data.length === 0) {
    return (
      form ?? (
        <EmptyState
          icon={<IconMessageQuestion size={24} />}
          title={t("cases.emptyTitle")}
          body={t("cases.emptyBody")}
          action={
            <>
              {add}
              <Button variant="default" leftSection={<IconFileImport size={16} />} onClick={onImport}>
                {t("import.open")}
              </Button>
            </>
          }
        />
      )
    );
  }
  return <Cases set={set} cases={cases.data} add={adding ? null : add} form={form} />;
}

type CasesProps = { set: QuestionSet; cases: QuestionCase[]; add: React.ReactNode; form: React.ReactNode };

function Cases({ set, cases, add, form }: CasesProps) {
  const t = useTranslations("quality.cases");
  const [search, setSearch] = useState("");
  const [shownCount, setShownCount] = useState(pageSize);
  const words = search.trim().toLowerCase();
  const found = cases.filter(({ question, goldSql }) => `${question} ${goldSql}`.toLowerCase().includes(words));
  return (
    <>
      <div className={classes.bar}>
        {cases.length > searchFrom ? (
          <SearchInput className={classes.search} label={t("search")} value={search} onChange={setSearch} />
        ) : null}
        <span className={classes.push} />
        <CheckAll sourceId={set.sourceId} cases={cases} />
        {add}
      </div>
      {form}
      {found.length === 0 ? (
        <EmptyState compact icon={<IconSearch size={20} />} title={t("nothingFound")} />
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t("question")}</th>
              <th scope="col">{t("goldSql")}</th>
              <th scope="col">
                <VisuallyHidden>{t("check")}</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shownCount).map((one) => (
              <CaseRow key={one.id} set={set} questionCase={one} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > shownCount ? (
        <Button variant="default" mt="md" onClick={() => setShownCount(shownCount + pageSize)}>
          {t("more", { count: Math.min(pageSize, found.length - shownCount) })}
        </Button>
      ) : null}
    </>
  );
}
