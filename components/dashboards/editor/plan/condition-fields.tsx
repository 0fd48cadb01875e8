"use client";

import { NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { findColumn, isNumber, isTime } from "@/components/dashboards/editor/plan/offered-columns";
import classes from "@/components/dashboards/editor/plan/plan.module.css";
import { dayAfter, dayBefore } from "@/components/dashboards/editor/plan/plan-days";
import type { Predicate } from "@/lib/nl2sql/schema";
import type { SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

type Operator = Predicate["operator"];
type ConditionFieldsProps = {
  model: SemanticModel;
  predicate: Predicate;
  onChange: (predicate: Predicate) => void;
};

const operatorsOf = (column: SemanticColumn): readonly Operator[] => {
  if (isTime(column)) return ["between", "gte", "lt", "is_null", "is_not_null"];
  if (isNumber(column)) return ["eq", "ne", "gt", "gte", "lt", "lte", "between", "in", "is_null", "is_not_null"];
  if (column.type === "boolean") return ["eq", "is_null", "is_not_null"];
  return ["in", "not_in", "eq", "ne", "contains", "starts_with", "ends_with", "is_null", "is_not_null"];
};

/** A comparison of one column: how, and with what. */
export function ConditionFields({ model, predicate, onChange }: ConditionFieldsProps) {
  const t = useTranslations("editor.plan");
  const found = findColumn(model, predicate.column.entity, predicate.column.column);
  if (!found) return t("columnGone");
  const { column } = found;
  const setOperator = (operator: string | null) => {
    const next = operatorsOf(column).find((one) => one === operator);
    if (next) onChange({ ...predicate, operator: next, values: valuesFor(next, predicate.values, column) });
  };
  return (
    <>
      <Select
        label={t("comparison")}
        data={operatorsOf(column).map((operator) => ({ value: operator, label: t(`operators.${operator}`) }))}
        value={predicate.operator}
        onChange={setOperator}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Values column={column} predicate={predicate} onChange={(values) => onChange({ ...predicate, values })} />
    </>
  );
}

/** What was typed goes on as far as the new comparison has a use for it. */
function valuesFor(operator: Operator, values: Predicate["values"], column: SemanticColumn): Predicate["values"] {
  const first = values[0] ?? (isNumber(column) ? 0 : "");
  switch (operator) {
    case "is_null":
    case "is_not_null":
      return [];
    case "in":
    case "not_in":
      return values;
    case "between":
      return [first, values[1] ?? (isTime(column) ? dayAfter(String(first)) : first)];
    default:
      return [first];
  }
}

type ValuesProps = {
  column: SemanticColumn;
  predicate: Predicate;
  onChange: (values: Predicate["values"]) => void;
};

function Values({ column, predicate: { operator, values }, onChange }: ValuesProps) {
  const t = useTranslations("editor.plan");
  const known = column.frequentValues.map(({ value }) => value);
  const toCell = (text: string) =>
    isNumber(column) && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : text;
  switch (operator) {
    case "is_null":
    case "is_not_null":
      return null;
    case "in":
    case "not_in":
      return (
        <TagsInput
          label={t("values")}
          placeholder={t("valuesHint")}
          data={known}
          value={values.map(String)}
          onChange={(next) => onChange(next.map(toCell))}
          maxDropdownHeight={220}
          comboboxProps={{ withinPortal: false }}
        />
      );
    case "between":
      return (
        <div className={classes.row}>
          <One
            label={t("from")}
            column={column}
            value={values[0]}
            onChange={(value) => onChange([value, values[1] ?? value])}
          />
          <One
            label={t("to")}
            column={column}
            value={isTime(column) ? dayBefore(String(values[1] ?? "")) : values[1]}
            onChange={(value) => onChange([values[0] ?? value, isTime(column) ? dayAfter(String(value)) : value])}
          />
        </div>
      );
    default:
      return <One label={t("value")} column={column} value={values[0]} onChange={(value) => onChange([value])} />;
  }
}

type OneProps = {
  label: string;
  column: SemanticColumn;
  value: Predicate["values"][number] | undefined;
  onChange: (value: Predicate["values"][number]) => void;
};

/** One value, in a field that suits the column. */
function One({ label, column, value, onChange }: OneProps) {
  const t = useTranslations("editor.plan");
  if (column.type === "boolean") {
    return (
      <Select
        label={label}
        data={[
          { value: "true", label: t("yes") },
          { value: "false", label: t("no") },
        ]}
        value={String(value === true || value === "true" || value === 1)}
        onChange={(next) => onChange(next === "true")}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
    );
  }
  if (isNumber(column)) {
    return (
      <NumberInput
        flex={1}
        label={label}
        value={typeof value === "number" || typeof value === "string" ? value : ""}
        onChange={(next) => next !== "" && Number.isFinite(Number(next)) && onChange(Number(next))}
      />
    );
  }
  const isDay = isTime(column);
  return (
    <TextInput
      flex={1}
      label={label}
      type={isDay ? "date" : "text"}
      value={isDay ? String(value ?? "").slice(0, 10) : String(value ?? "")}
      maxLength={500}
      // A day that is being typed is none yet.
      onChange={({ currentTarget }) =>
        isDay && currentTarget.value === "" ? undefined : onChange(currentTarget.value)
      }
    />
  );
}
