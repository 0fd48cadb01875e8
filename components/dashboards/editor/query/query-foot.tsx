"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { QueryEditorProps } from "@/components/dashboards/editor/query/query-editor";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import type { QueryWorking } from "@/components/dashboards/editor/query/use-query-work";
import type { ChartSpec } from "@/lib/chart/schema";
import type { WidgetQuery } from "@/lib/dashboard/config/schema";

type QueryFootProps = Pick<QueryEditorProps, "query" | "title" | "onApply" | "onClose"> & {
  working: QueryWorking;
  spec: ChartSpec | null;
};

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** A plan that was not touched still answers its question; how long rows are kept is the widget's own affair. */
function keptQuery(made: WidgetQuery, before: WidgetQuery | null): WidgetQuery {
  if (before === null) return made;
  const question = made.question ?? (made.plan !== null && same(made.plan, before.plan) ? before.question : null);
  return { ...made, question, cacheSeconds: before.cacheSeconds };
}

/** Takes the query over, once there is one that runs, and says why not before. */
export function QueryFoot({ working, spec, query, title, onApply, onClose }: QueryFootProps) {
  const t = useTranslations("editor.query");
  const whyId = useId();
  const { shown, isOld, isTyped } = working;
  const ready = shown?.kind === "query" && spec !== null ? { shown, spec } : null;
  const why = isTyped ? t("runFirst") : ready === null ? t("notYet") : isOld ? t("running") : null;
  const apply = () => {
    if (ready === null) return;
    const made = title.trim() === "" ? sentenceCase(ready.shown.title) : title;
    onApply({ query: keptQuery(ready.shown.query, query), chart: ready.spec, title: made });
  };
  return (
    <div className={classes.foot}>
      <p id={whyId} className={classes.why} role="status">
        {why}
      </p>
      <Button variant="default" onClick={onClose}>
        {t("cancel")}
      </Button>
      <Button disabled={why !== null} aria-describedby={why === null ? undefined : whyId} onClick={apply}>
        {query === null ? t("add") : t("apply")}
      </Button>
    </div>
  );
}

/** Questions are often typed in small letters; titles stand beside others and begin with a capital. */
const sentenceCase = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
