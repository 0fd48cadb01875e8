"use client";

import { Checkbox, NumberInput, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { sortedBy } from "@/components/dashboards/editor/plan/edit-plan";
import classes from "@/components/dashboards/editor/plan/plan.module.css";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import type { QueryPlan } from "@/lib/nl2sql/schema";

type Order = QueryPlan["order"][number];

const keyOf = ({ by, direction }: Order) =>
  by.kind === "measure" || by.kind === "dimension" ? `${by.kind}:${by.index}:${direction}` : "kept";

/** In which order, and how many. */
export function OrderPart({ plan, words, onChange }: PlanEditing) {
  const t = useTranslations("editor.plan");
  const shown = [
    ...plan.measures.map((measure, index) => ({ kind: "measure" as const, index, name: words.measure(measure) })),
    ...plan.dimensions.map((one, index) => ({ kind: "dimension" as const, index, name: words.dimension(one) })),
  ];
  const choices = shown.flatMap(({ kind, index, name }) =>
    (["desc", "asc"] as const).map((direction) => ({
      value: `${kind}:${index}:${direction}`,
      label: t(`sorts.${direction}`, { name }),
    })),
  );
  const [order] = plan.order;
  const current = order ? keyOf(order) : "auto";
  const choose = (value: string | null) => {
    const chosen = shown.flatMap(({ kind, index }) =>
      (["desc", "asc"] as const).map((direction): Order => ({ by: { kind, index }, direction })),
    );
    if (value !== "kept") onChange(sortedBy(plan, chosen.find((one) => keyOf(one) === value) ?? null));
  };
  return (
    <section className={classes.row} aria-label={t("orderAndLimit")}>
      <Select
        flex="1 1 200px"
        size="xs"
        label={t("sort")}
        data={[
          { value: "auto", label: t("sorts.auto") },
          ...choices,
          ...(current === "kept" ? [{ value: "kept", label: t("sorts.kept") }] : []),
        ]}
        value={current}
        onChange={choose}
        allowDeselect={false}
      />
      <NumberInput
        w={110}
        size="xs"
        label={t("limit")}
        placeholder={t("limitNone")}
        value={plan.limit ?? ""}
        min={1}
        max={10_000}
        allowDecimal={false}
        onChange={(value) => onChange({ ...plan, limit: value === "" || Number(value) < 1 ? null : Number(value) })}
      />
      {plan.measures.length === 0 ? (
        <Checkbox
          size="xs"
          label={t("distinct")}
          checked={plan.distinct}
          onChange={({ currentTarget }) => onChange({ ...plan, distinct: currentTarget.checked })}
        />
      ) : null}
    </section>
  );
}
