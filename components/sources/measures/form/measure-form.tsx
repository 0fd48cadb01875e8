"use client";

import { Select, SimpleGrid, Stack, TextInput } from "@mantine/core";
import { type GetInputPropsReturnType, useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { MeaningFields, NameFields, textOrNull } from "@/components/sources/measures/form/shared-fields";
import { SqlField } from "@/components/sources/measures/form/sql-field";
import { PartPreview } from "@/components/sources/measures/preview/part-preview";
import { useChangeModel } from "@/components/sources/use-change-model";
import { FormActions } from "@/components/ui/form-actions";
import { type Measure, measureAggregates, measureSchema, type SemanticModel } from "@/lib/semantic/schema";

type MeasureFormProps = { model: SemanticModel; measure: Measure | null; onClose: () => void };

const additive = measureSchema.shape.additiveOver.unwrap().options;
const nullMeanings = measureSchema.shape.nullMeans.unwrap().options;

const valuesOf = (measure: Measure | null) => ({
  label: measure?.label ?? "",
  entity: measure?.entity ?? "",
  aggregate: measure?.aggregate ?? ("sum" as const),
  expression: measure?.expression ?? "",
  unit: measure?.unit ?? "",
  additiveOver: measure?.additiveOver ?? null,
  nullMeans: measure?.nullMeans ?? null,
  description: measure?.description ?? "",
  synonyms: measure?.synonyms ?? [],
});
type Values = ReturnType<typeof valuesOf>;

/** The form of a measure, with its value as it stands computed below. */
export function MeasureForm({ model, measure, onClose }: MeasureFormProps) {
  const t = useTranslations("measures.form");
  const save = useChangeModel(model.sourceId);
  const form = useForm<Values>({
    initialValues: valuesOf(measure),
    validate: {
      label: (label) => (label.trim() === "" ? t("needed") : null),
      entity: (entity) => (entity === "" ? t("needed") : null),
      expression: (expression, { aggregate }) =>
        expression.trim() === "" && aggregate !== "count" ? t("expressionNeeded") : null,
    },
  });
  const { values } = form;
  const submit = (sent: Values) =>
    save.mutate(
      {
        changes: [{ kind: "measure", id: measure?.id ?? null, measure: changed(sent, measure) }],
        said: t(measure === null ? "added" : "changed", { name: sent.label }),
      },
      { onSuccess: onClose },
    );
  return (
    <form noValidate onSubmit={form.onSubmit(submit)}>
      <Stack gap="md">
        <NameFields model={model} field={(name) => form.getInputProps(name)} />
        <Select
          label={t("aggregate")}
          data={measureAggregates.map((value) => ({ value, label: t(`aggregates.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps("aggregate")}
        />
        <SqlField
          label={t("expression")}
          hint={t(values.aggregate === "count" ? "expressionOptional" : "expressionHint")}
          placeholder="quantity * unit_price"
          error={form.errors.expression}
          value={values.expression}
          onChange={(expression) => form.setFieldValue("expression", expression)}
          dialect={model.kind}
          entity={model.entities.find(({ id }) => id === values.entity)}
        />
        <PartPreview sourceId={model.sourceId} part={previewOf(values)} unit={textOrNull(values.unit)} />
        <HowItAddsUp field={(name) => form.getInputProps(name)} />
        <MeaningFields field={(name) => form.getInputProps(name)} />
        <FormActions
          cancel={t("cancel")}
          submit={t(measure === null ? "add" : "save")}
          pending={save.isPending}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

type HowItAddsUpProps = { field: (name: "unit" | "additiveOver" | "nullMeans") => GetInputPropsReturnType };

/** What a figure is measured in, what it may be added up over, and what a missing value stands for. */
function HowItAddsUp({ field }: HowItAddsUpProps) {
  const t = useTranslations("measures.form");
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
      <TextInput label={t("unit")} placeholder="EUR" maxLength={40} {...field("unit")} />
      <Select
        label={t("additiveOver")}
        placeholder={t("notKnown")}
        data={additive.map((value) => ({ value, label: t(`additive.${value}`) }))}
        clearable
        {...field("additiveOver")}
      />
      <Select
        label={t("nullMeans")}
        placeholder={t("notKnown")}
        data={nullMeanings.map((value) => ({ value, label: t(`nulls.${value}`) }))}
        clearable
        {...field("nullMeans")}
      />
    </SimpleGrid>
  );
}

function changed({ additiveOver, nullMeans, ...values }: Values, before: Measure | null) {
  return {
    ...values,
    label: values.label.trim(),
    expression: textOrNull(values.expression),
    unit: textOrNull(values.unit),
    description: textOrNull(values.description),
    ...(before?.format && { format: before.format }),
    ...(before?.translations && { translations: before.translations }),
    ...(additiveOver && { additiveOver }),
    ...(nullMeans && { nullMeans }),
  };
}

/** Nothing is computed while something is missing. */
function previewOf({ entity, aggregate, expression }: Values) {
  const written = textOrNull(expression);
  if (entity === "" || (written === null && aggregate !== "count")) return null;
  return { kind: "measure" as const, entity, aggregate, expression: written };
}
