"use client";

import { NumberInput, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Offered } from "@/components/dashboards/editor/plan/offered-columns";
import { PlanChip } from "@/components/dashboards/editor/plan/plan-chip";
import type { PlanEditing } from "@/components/dashboards/editor/plan/plan-editing";
import { PlanPart } from "@/components/dashboards/editor/plan/plan-part";
import { uniqueKeys } from "@/components/dashboards/editor/plan/unique-keys";
import { comparisonOperators, type PlanHaving } from "@/lib/nl2sql/schema";

type GroupsPartProps = PlanEditing & {
  /** The conditions on groups in the server's words; none before the first run. */
  told: readonly string[];
};

/** Which groups are shown, by a figure of each: "at least 10 orders". */
export function GroupsPart({ plan, words, onChange, told }: GroupsPartProps) {
  const t = useTranslations("editor.plan");
  if (plan.dimensions.length === 0 || plan.measures.length === 0) return null;
  const keys = uniqueKeys(plan.having.map(({ measure }) => measure.label));
  const offered: Offered[] = [
    {
      group: t("figures"),
      items: plan.measures.map((measure, index) => ({ value: String(index), label: words.measure(measure) })),
    },
  ];
  const set = (having: PlanHaving[]) => onChange({ ...plan, having });
  const add = (key: string) => {
    const measure = plan.measures[Number(key)];
    if (measure) set([...plan.having, { measure, operator: "gte", value: 1 }]);
  };
  return (
    <PlanPart title={t("groups")} add={{ label: t("addGroup"), offered, onAdd: add }}>
      {plan.having.map((having, index) => {
        const label = words.having(having, told[index]);
        return (
          <PlanChip
            key={keys[index]}
            label={label}
            removeLabel={t("remove", { name: label })}
            onRemove={() => set(plan.having.toSpliced(index, 1))}
          >
            {having.against ? undefined : (
              <GroupFields having={having} onChange={(changed) => set(plan.having.with(index, changed))} />
            )}
          </PlanChip>
        );
      })}
    </PlanPart>
  );
}

function GroupFields({ having, onChange }: { having: PlanHaving; onChange: (having: PlanHaving) => void }) {
  const t = useTranslations("editor.plan");
  const choose = (name: string | null) => {
    const operator = comparisonOperators.find((one) => one === name);
    if (operator) onChange({ ...having, operator });
  };
  return (
    <>
      <Select
        label={t("comparison")}
        data={comparisonOperators.map((operator) => ({ value: operator, label: t(`operators.${operator}`) }))}
        value={having.operator}
        onChange={choose}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <NumberInput
        label={t("value")}
        value={having.value}
        onChange={(value) =>
          value !== "" && Number.isFinite(Number(value)) && onChange({ ...having, value: Number(value) })
        }
      />
    </>
  );
}
