"use client";

import { Select } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { labelIn } from "@/lib/semantic/label-in";
import type { SemanticModel } from "@/lib/semantic/schema";

type TableSelectProps = {
  label: string;
  model: SemanticModel;
  value: string;
  onChange: (entity: string) => void;
  error?: ReactNode;
  required?: boolean;
};

/** Chooses a table by the name people call it, or the one it has in the database. */
export function TableSelect({ label, model, value, onChange, error, required = false }: TableSelectProps) {
  const t = useTranslations("measures.tables");
  const locale = useLocale();
  return (
    <Select
      flex={1}
      miw={0}
      label={label}
      error={error}
      required={required}
      placeholder={t("placeholder")}
      data={model.entities.map((entity) => {
        const name = labelIn(entity, locale);
        return { value: entity.id, label: name === entity.table ? name : `${name} · ${entity.table}` };
      })}
      value={value === "" ? null : value}
      onChange={(entity) => entity !== null && onChange(entity)}
      searchable
      allowDeselect={false}
      limit={60}
      nothingFoundMessage={t("none")}
    />
  );
}
