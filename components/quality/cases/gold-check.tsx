"use client";

import { IconCircleCheck, IconCircleX } from "@tabler/icons-react";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import classes from "@/components/quality/cases/case-table.module.css";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import { goldCheckQuery } from "@/lib/client/quality";
import type { GoldRows } from "@/lib/quality/schema";

type GoldCheck = UseQueryResult<GoldRows>;

/** What trying this SQL gave, once somebody asked for it with `refetch`; changed SQL has not been tried. */
export function useGoldCheck(sourceId: string, sql: string): GoldCheck {
  return useQuery({ ...goldCheckQuery(sourceId, sql), enabled: false });
}

/** Whether the SQL ran, in a few words. */
export function GoldVerdict({ check }: { check: GoldCheck }) {
  const t = useTranslations("quality.cases");
  return (
    <span role="status" className={classes.verdict} data-tone={check.isError ? "bad" : "good"}>
      {check.isSuccess ? (
        <>
          <IconCircleCheck size={15} aria-hidden="true" />
          {t(check.data.truncated ? "runsTruncated" : "runs", { rows: check.data.rowCount })}
        </>
      ) : null}
      {check.isError ? (
        <>
          <IconCircleX size={15} aria-hidden="true" />
          {t("fails")}
        </>
      ) : null}
    </span>
  );
}

/** Why it did not run. */
export function GoldProblem({ check }: { check: GoldCheck }) {
  if (!check.isError) return null;
  return (
    <p className={classes.problem}>
      <FailureWords words={describeError(check.error)} />
    </p>
  );
}
