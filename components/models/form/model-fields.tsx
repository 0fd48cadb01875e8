"use client";

import { PasswordInput, Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { useTranslations } from "next-intl";
import { modelPresets } from "@/components/models/form/model-presets";
import { type ModelValues, presetById, valuesOf } from "@/components/models/form/model-values";
import { structuredOutputSchema } from "@/lib/llm/schema";

type ModelFieldsProps = {
  form: UseFormReturnType<ModelValues>;
  /** A key is stored; an empty field keeps it. */
  hasKey: boolean;
};

/** Where a model is, what it is called there, and its key. */
export function ModelFields({ form, hasKey }: ModelFieldsProps) {
  const t = useTranslations("models.form");
  const preset = presetById(form.getValues().preset);
  const isCompatible = preset.provider === "openai-compatible";
  return (
    <>
      <Select
        label={t("preset")}
        allowDeselect={false}
        data={modelPresets.map(({ id }) => ({ value: id, label: t(`presets.${id}`) }))}
        {...form.getInputProps("preset")}
        onChange={(id) => {
          const chosen = modelPresets.find((one) => one.id === id);
          if (chosen) form.setValues(valuesOf(chosen.id));
        }}
      />
      <TextInput
        label={t("name")}
        description={t("nameHint")}
        required
        data-autofocus
        {...form.getInputProps("name")}
      />
      <TextInput
        label={t("model")}
        description={t("modelHint", { example: preset.example })}
        required
        spellCheck={false}
        {...form.getInputProps("model")}
      />
      <TextInput
        label={t("baseUrl")}
        description={t(isCompatible ? "baseUrlHint" : "baseUrlOptional")}
        required={isCompatible}
        spellCheck={false}
        inputMode="url"
        placeholder={isCompatible ? "https://models.example.com/v1" : undefined}
        {...form.getInputProps("baseUrl")}
      />
      <PasswordInput
        label={t("apiKey")}
        description={t(hasKey ? "apiKeyKept" : preset.needsKey ? "apiKeyHint" : "apiKeyOptional")}
        required={preset.needsKey && !hasKey}
        autoComplete="off"
        visibilityToggleButtonProps={{ "aria-label": t("showKey") }}
        {...form.getInputProps("apiKey")}
      />
      <Select
        label={t("structured")}
        description={t("structuredHint")}
        allowDeselect={false}
        data={structuredOutputSchema.options.map((kind) => ({ value: kind, label: t(`structuredKinds.${kind}`) }))}
        {...form.getInputProps("structuredOutput")}
      />
    </>
  );
}
