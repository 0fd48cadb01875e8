"use client";

import { Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { MeaningFields, NameFields, textOrNull } from "@/components/sources/measures/form/shared-fields";
import { SqlField } from "@/components/sources/measures/form/sql-field";
import { PartPreview } from "@/components/sources/measures/preview/part-preview";
import { useChangeModel } from "@/components/sources/use-change-model";
import { FormActions } from "@/components/ui/form-actions";
import type { NamedFilter, SemanticModel } from "@/lib/semantic/schema";

type FilterFormProps = { model: SemanticModel; filter: NamedFilter | null; onClose: () => void };

const valuesOf = (filter: NamedFilter | null) => ({
  label: filter?.label ?? "",
  entity: filter?.entity ?? "",
  condition: filter?.condition ?? "",
  description: filter?.description ?? "",
  synonyms: filter?.synonyms ?? [],
});
type Values = ReturnType<typeof valuesOf>;

/** The form of a condition with a name, with how many rows meet it below. */
export function FilterForm({ model, filter, onClose }: FilterFormProps) {
  const t = useTranslations("measures.form");
  const save = useChangeModel(model.sourceId);
  const form = useForm<Values>({
    initialValues: valuesOf(filter),
    validate: {
      label: (label) => (label.trim() === "" ? t("needed") : null),
      entity: (entity) => (entity === "" ? t("needed") : null),
      condition: (condition) => (condition.trim() === "" ? t("conditionNeeded") : null),
    },
  });
  const { entity, condition } = form.values;
  const submit = ({ description, ...values }: Values) => {
    const { translations } = filter ?? {};
    const next = { ...values, description: textOrNull(description), ...(translations && { translations }) };
    save.mutate(
      {
        changes: [{ kind: "filter", id: filter?.id ?? null, filter: next }],
        said: t(filter === null ? "added" : "changed", { name: values.label }),
      },
      { onSuccess: onClose },
    );
  };
  const isComplete = entity !== "" && condition.trim() !== "";
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <NameFields model={model} field={(name) => form.getInputProps(name)} />
        <SqlField
          label={t("condition")}
          hint={t("conditionHint")}
          placeholder="status = 'active'"
          error={form.errors.condition}
          value={condition}
          onChange={(written) => form.setFieldValue("condition", written)}
          dialect={model.kind}
          entity={model.entities.find(({ id }) => id === entity)}
        />
        <PartPreview
          sourceId={model.sourceId}
          part={isComplete ? { kind: "filter", entity, condition: condition.trim() } : null}
          unit={null}
        />
        <MeaningFields field={(name) => form.getInputProps(name)} />
        <FormActions
          cancel={t("cancel")}
          submit={t(filter === null ? "add" : "save")}
          pending={save.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
