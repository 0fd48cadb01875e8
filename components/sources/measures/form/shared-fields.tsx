"use client";

import { TagsInput, Textarea, TextInput } from "@mantine/core";
import type { GetInputPropsReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import { TableSelect } from "@/components/sources/table-select";
import type { SemanticModel } from "@/lib/semantic/schema";

type FieldOf<Name extends string> = (name: Name) => GetInputPropsReturnType;

type NameFieldsProps = { model: SemanticModel; field: FieldOf<"label" | "entity"> };

/** The name of a measure or filter, and the table that it belongs to. */
export function NameFields({ model, field }: NameFieldsProps) {
  const t = useTranslations("measures.form");
  const entity = field("entity");
  return (
    <>
      <TextInput
        label={t("label")}
        description={t("labelHint")}
        required
        data-autofocus
        maxLength={120}
        {...field("label")}
      />
      <TableSelect
        label={t("table")}
        model={model}
        required
        value={entity.value}
        error={entity.error}
        onChange={entity.onChange}
      />
    </>
  );
}

/** What it means, and what else people call it. */
export function MeaningFields({ field }: { field: FieldOf<"description" | "synonyms"> }) {
  const t = useTranslations("measures.form");
  return (
    <>
      <Textarea label={t("description")} autosize minRows={2} maxRows={6} maxLength={2_000} {...field("description")} />
      <TagsInput label={t("synonyms")} description={t("synonymsHint")} maxTags={30} {...field("synonyms")} />
    </>
  );
}

/** Text as it is kept: nothing rather than an empty one. */
export const textOrNull = (text: string) => (text.trim() === "" ? null : text.trim());
