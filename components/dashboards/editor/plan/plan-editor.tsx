"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ConditionsPart } from "@/components/dashboards/editor/plan/conditions-part";
import { filtersOf } from "@/components/dashboards/editor/plan/edit-plan";
import { FiguresPart } from "@/components/dashboards/editor/plan/figures-part";
import { GroupsPart } from "@/components/dashboards/editor/plan/groups-part";
import { OrderPart } from "@/components/dashboards/editor/plan/order-part";
import classes from "@/components/dashboards/editor/plan/plan.module.css";
import { SeriesPart } from "@/components/dashboards/editor/plan/series-part";
import { SplitsPart } from "@/components/dashboards/editor/plan/splits-part";
import { usePlanWords } from "@/components/dashboards/editor/plan/use-plan-words";
import { TableSelect } from "@/components/sources/table-select";
import type { QueryPlan } from "@/lib/nl2sql/schema";
import type { SemanticModel } from "@/lib/semantic/schema";

type PlanEditorProps = {
  plan: QueryPlan;
  model: SemanticModel;
  /** The conditions of the plan that ran last, in the server's words. */
  told: readonly string[];
  onChange: (plan: QueryPlan) => void;
};

/** A query in chips: what is computed, by what it is split, which rows count, in which order. */
export function PlanEditor({ plan, model, told, onChange }: PlanEditorProps) {
  const t = useTranslations("editor.plan");
  const words = usePlanWords(model);
  const editing = { plan, model, words, onChange };
  const conditionCount = filtersOf(plan).length;
  return (
    <div className={classes.parts}>
      <FiguresPart {...editing} />
      {plan.measures.length === 0 ? (
        <TableSelect
          label={t("rowsOfTable")}
          model={model}
          value={plan.root}
          onChange={(root) => onChange({ ...plan, root, dimensions: [], filter: null, order: [] })}
        />
      ) : null}
      <SplitsPart {...editing} />
      <ConditionsPart {...editing} told={told.slice(0, conditionCount)} />
      <GroupsPart {...editing} told={told.slice(conditionCount)} />
      <SeriesPart {...editing} />
      <OrderPart {...editing} />
      {plan.combine ? (
        <Text size="xs" c="dimmed">
          {t("combined", { what: told.at(-1) ?? "" })}
        </Text>
      ) : null}
    </div>
  );
}
