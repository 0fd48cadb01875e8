"use client";

import { NumberInput, Select, TagsInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useId } from "react";
import classes from "@/components/dashboards/editor/query/query-editor.module.css";
import type { QueryParameter } from "@/lib/dashboard/config/schema";

const kinds = ["text", "number", "date", "list"] as const;

type ParameterFieldsProps = { parameters: readonly QueryParameter[]; onChange: (parameters: QueryParameter[]) => void };

/** What stands for each `{{name}}` of the SQL while no filter says otherwise. */
export function ParameterFields({ parameters, onChange }: ParameterFieldsProps) {
  const t = useTranslations("editor.query");
  const titleId = useId();
  return (
    <section aria-labelledby={titleId} className={classes.parameters}>
      <p id={titleId} className={classes.choicesTitle}>
        {t("parameters")}
      </p>
      {parameters.map((parameter, index) => (
        <div key={parameter.name} className={classes.parameter}>
          <Select
            w={110}
            size="xs"
            label={parameter.name}
            aria-label={t("parameterKind", { name: parameter.name })}
            data={kinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
            value={parameter.kind}
            onChange={(name) => {
              const kind = kinds.find((one) => one === name);
              if (kind) onChange(parameters.with(index, { ...parameter, kind, value: null }));
            }}
            allowDeselect={false}
          />
          <ParameterValue parameter={parameter} onChange={(changed) => onChange(parameters.with(index, changed))} />
        </div>
      ))}
    </section>
  );
}

type ParameterValueProps = { parameter: QueryParameter; onChange: (parameter: QueryParameter) => void };

function ParameterValue({ parameter, onChange }: ParameterValueProps) {
  const t = useTranslations("editor.query");
  const { name, kind, value } = parameter;
  const shared = {
    flex: 1,
    size: "xs",
    label: t("parameterValue"),
    "aria-label": t("parameterValueOf", { name }),
  } as const;
  const set = (next: QueryParameter["value"]) => onChange({ ...parameter, value: next });
  switch (kind) {
    case "list":
      return <TagsInput {...shared} value={Array.isArray(value) ? value.map(String) : []} onChange={set} />;
    case "number":
      return (
        <NumberInput
          {...shared}
          value={typeof value === "number" ? value : ""}
          onChange={(next) => set(next === "" ? null : Number(next))}
        />
      );
    default:
      return (
        <TextInput
          {...shared}
          type={kind === "date" ? "date" : "text"}
          value={typeof value === "string" ? value : ""}
          onChange={({ currentTarget }) => set(currentTarget.value === "" ? null : currentTarget.value)}
        />
      );
  }
}
