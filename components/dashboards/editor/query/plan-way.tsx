"use client";

import { ActionIcon, Text, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { PlanEditor } from "@/components/dashboards/editor/plan/plan-editor";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import { shownPlan } from "@/components/dashboards/editor/query/query-work";
import type { QueryWorking } from "@/components/dashboards/editor/query/use-query-work";
import type { SemanticModel } from "@/lib/semantic/schema";

/** In chips, each of which can be changed, with steps back. */
export function PlanWay({ working, model }: { working: QueryWorking; model: SemanticModel }) {
  const t = useTranslations("editor.query");
  const { work, shown, undo, redo } = working;
  const isSql = work?.from === "sql";
  return (
    <div className={classes.way}>
      <div className={classes.planBar}>
        {isSql ? (
          <Text size="xs" c="dimmed" mr="auto">
            {t("sqlHasNoPlan")}
          </Text>
        ) : null}
        <Tooltip label={t("undo")}>
          <ActionIcon aria-label={t("undo")} disabled={undo === null} onClick={() => undo?.()}>
            <IconArrowBackUp size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t("redo")}>
          <ActionIcon aria-label={t("redo")} disabled={redo === null} onClick={() => redo?.()}>
            <IconArrowForwardUp size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <PlanEditor
        plan={shownPlan(work, shown, model)}
        model={model}
        told={shown?.kind === "query" ? shown.explanation.conditions : []}
        onChange={(plan) => working.set({ from: "plan", plan, confirmed: false })}
      />
    </div>
  );
}
