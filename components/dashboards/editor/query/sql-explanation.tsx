"use client";

import { Loader, Text } from "@mantine/core";
import { IconShieldLock, IconShieldX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { QueryFacts } from "@/components/dashboards/editor/query/query-facts";
import classes from "@/components/dashboards/editor/query/sql-explanation.module.css";
import { ErrorState } from "@/components/ui/error-state";
import { explainedSqlQuery } from "@/lib/client/dashboard-design";
import type { ExplainedSql, ExplainSql } from "@/lib/dashboard/design/schema";

type SqlExplanationProps = {
  request: ExplainSql;
  /** The SQL has been changed since it was explained. */
  isOld: boolean;
};

/** What SQL would do: in the guard's words and by the database's own plan. Nothing is run for it. */
export function SqlExplanation({ request, isOld }: SqlExplanationProps) {
  const t = useTranslations("editor.query");
  const titleId = useId();
  const { data, error, isFetching, refetch } = useQuery(explainedSqlQuery(request));
  return (
    <section className={classes.explanation} aria-labelledby={titleId} aria-busy={isFetching}>
      <h3 id={titleId} className={classes.title}>
        {t("explanation")}
        {isOld ? <span className={classes.old}>{t("explainOld")}</span> : null}
      </h3>
      {error ? <ErrorState compact error={error} onRetry={() => refetch()} retrying={isFetching} /> : null}
      {data === undefined && !error ? (
        <Text className={classes.waiting} size="sm" c="dimmed" role="status">
          <Loader size={14} />
          {t("explaining")}
        </Text>
      ) : null}
      {data?.kind === "refused" ? (
        <p className={classes.refused} role="alert">
          <IconShieldX size={16} aria-hidden="true" />
          <span>
            {t("refusedSql")}: {data.message}
          </span>
        </p>
      ) : null}
      {data?.kind === "explained" ? <Findings found={data} /> : null}
    </section>
  );
}

function Findings({ found }: { found: Extract<ExplainedSql, { kind: "explained" }> }) {
  const t = useTranslations("editor.query");
  const planId = useId();
  const { tables, conditions, rowRulesApplied, rowCountMax, plan, withoutPlan } = found;
  return (
    <>
      <p className={classes.line}>{t("keptRows", { count: rowCountMax })}</p>
      <QueryFacts tables={tables} conditions={conditions} />
      {rowRulesApplied ? (
        <p className={classes.line}>
          <IconShieldLock size={14} aria-hidden="true" /> {t("rowRules")}
        </p>
      ) : null}
      {plan?.rowsRead != null ? <p className={classes.line}>{t("rowsRead", { count: plan.rowsRead })}</p> : null}
      {withoutPlan ? <p className={classes.line}>{withoutPlan}</p> : null}
      {plan ? (
        <div className={classes.plan}>
          <h4 id={planId}>{t("plan")}</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section tabIndex={0} aria-labelledby={planId}>
            <pre>{plan.lines.join("\n")}</pre>
          </section>
        </div>
      ) : null}
    </>
  );
}
