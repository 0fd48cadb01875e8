"use client";

import { Button, Group, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconPlugConnected } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ModelFields } from "@/components/models/form/model-fields";
import { initialValues, type ModelValues, readModel } from "@/components/models/form/model-values";
import { TestSteps } from "@/components/models/test-steps";
import { ConnectionProblem } from "@/components/ui/connection-problem";
import { createModel, modelsQuery, testModelEdit, updateModel } from "@/lib/client/models";
import type { ModelEdit, ModelSummary } from "@/lib/llm/schema";

type ModelFormProps = {
  /** The model to edit; null connects a new one. */
  model: ModelSummary | null;
  onSaved: (modelId: string) => void;
  onCancel: () => void;
};

/** Connects a language model, or changes one. "Test" tells what is wrong before anything is kept. */
export function ModelForm({ model, onSaved, onCancel }: ModelFormProps) {
  const t = useTranslations("models.form");
  const form = useForm<ModelValues>({
    mode: "controlled",
    initialValues: initialValues(model),
    validate: (values) =>
      Object.fromEntries(readModel(values, model).problems.map((field) => [field, t(`wrong.${field}`)])),
  });
  const test = useMutation({
    mutationFn: (values: ModelValues) => testModelEdit(valid(values, model), model?.id ?? null),
    onSuccess: ({ structuredOutput }) => {
      if (structuredOutput !== null) form.setFieldValue("structuredOutput", structuredOutput);
    },
  });
  const save = useSave(model, onSaved);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        <ModelFields form={form} hasKey={model?.hasKey ?? false} />
        <TestSteps
          test={test.data ?? null}
          pending={test.isPending}
          error={test.error}
          onAgain={() => test.mutate(form.getValues())}
        />
        <ConnectionProblem error={save.error} title={t("saveFailed")} onAllowed={() => save.mutate(form.getValues())} />
        <Group justify="space-between" mt="xs">
          <Button
            variant="default"
            leftSection={<IconPlugConnected size={16} />}
            loading={test.isPending}
            onClick={() => {
              if (!form.validate().hasErrors) test.mutate(form.getValues());
            }}
          >
            {t("test")}
          </Button>
          <Group gap="xs">
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {t("cancel")}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(model === null ? "connect" : "save")}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

function useSave(model: ModelSummary | null, onSaved: (modelId: string) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: ModelValues) =>
      model === null ? createModel(valid(values, null)) : updateModel(model.id, valid(values, model)),
    onSuccess: (state) => {
      queryClient.setQueryData(modelsQuery().queryKey, state);
      // A new one stands last.
      onSaved(model?.id ?? state.models.at(-1)?.id ?? "");
    },
  });
}

function valid(values: ModelValues, model: ModelSummary | null): ModelEdit {
  const { edit, problems } = readModel(values, model);
  // The form validates before it submits; reaching this line is a bug, not a mistake of the person.
  if (!edit) throw new Error(`form submitted with invalid fields: ${problems.join(", ")}`);
  return edit;
}
