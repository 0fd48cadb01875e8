"use client";

import { Button } from "@mantine/core";
import { IconListCheck } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import classes from "@/components/quality/cases/case-table.module.css";
import { goldCheckQuery } from "@/lib/client/quality";
import type { QuestionCase } from "@/lib/quality/schema";

type Checking = { done: number; failed: number; total: number };

/** Tries the SQL of all questions, one after the other; each row shows its own outcome, this the number that do not run. */
export function CheckAll({ sourceId, cases }: { sourceId: string; cases: readonly QuestionCase[] }) {
  const t = useTranslations("quality.cases");
  const client = useQueryClient();
  const [state, setState] = useState<Checking | null>(null);
  const left = useRef(false);
  // The queries run outside React: whoever leaves the page ends them.
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  async function checkAll() {
    let failed = 0;
    setState({ done: 0, failed, total: cases.length });
    for (const [index, { goldSql }] of cases.entries()) {
      if (left.current) return;
      const query = { ...goldCheckQuery(sourceId, goldSql), staleTime: 0 };
      // Why it does not run is kept with the query, where its row shows it.
      failed += await client.fetchQuery(query).then(
        () => 0,
        () => 1,
      );
      setState({ done: index + 1, failed, total: cases.length });
    }
  }

  const checking = state !== null && state.done < state.total;
  return (
    <>
      <span role="status" className={classes.verdict} data-tone={state !== null && state.failed > 0 ? "bad" : "good"}>
        {checking ? t("checking", state) : null}
        {state !== null && !checking ? t("checked", { failed: state.failed }) : null}
      </span>
      <Button
        variant="default"
        leftSection={<IconListCheck size={16} />}
        loading={checking}
        onClick={() => void checkAll()}
      >
        {t("checkAll")}
      </Button>
    </>
  );
}
