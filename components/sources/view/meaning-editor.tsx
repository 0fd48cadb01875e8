"use client";

import { Checkbox, Modal, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { editModel } from "@/lib/client/source-management";
import type { Entity, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";

/** What is being edited: a table, or one of its columns. */
export type MeaningTarget = { entity: Entity; column: SemanticColumn | null };

type MeaningEditorProps = { model: SemanticModel; target: MeaningTarget; onClose: () => void };

/** A dialog for what a table or column is called and means. What a person writes here is never overwritten by an analysis. */
export function MeaningEditor({ model, target, onClose }: MeaningEditorProps) {
  const t = useTranslations("data");
  const { label } = target.column ?? target.entity;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("meaning.title", { name: label })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <MeaningForm model={model} target={target} onClose={onClose} />
    </Modal>
  );
}

function MeaningForm({ model, target, onClose }: MeaningEditorProps) {
  const t = useTranslations("data.meaning");
  const { label, synonyms, description, hidden } = target.column ?? target.entity;
  const form = useForm({
    mode: "controlled",
    initialValues: { label, synonyms, description: description ?? "", hidden },
    validate: { label: (value) => (value.trim() === "" ? t("labelNeeded") : null) },
  });
  const save = useSaveMeaning(model, target, onClose);
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t("label")}
          description={t("labelHint")}
          required
          data-autofocus
          maxLength={120}
          {...form.getInputProps("label")}
        />
        <TagsInput label={t("synonyms")} description={t("synonymsHint")} {...form.getInputProps("synonyms")} />
        <Textarea label={t("meaning")} autosize minRows={2} maxRows={8} {...form.getInputProps("description")} />
        <Checkbox
          label={t("hidden")}
          description={t("hiddenHint")}
          {...form.getInputProps("hidden", { type: "checkbox" })}
        />
        {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
        <FormActions cancel={t("cancel")} submit={t("save")} pending={save.isPending} onCancel={onClose} />
      </Stack>
    </form>
  );
}

type MeaningValues = { label: string; synonyms: string[]; description: string; hidden: boolean };

function useSaveMeaning(model: SemanticModel, { entity, column }: MeaningTarget, onDone: () => void) {
  const t = useTranslations("data.meaning");
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ description, ...values }: MeaningValues) =>
      editModel(model.sourceId, {
        revision: model.revision,
        entity: entity.id,
        column: column?.name ?? null,
        description: description.trim() === "" ? null : description,
        ...values,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["sources", model.sourceId, "model"] });
      notifications.show({ message: t("saved") });
      onDone();
    },
    // After a conflict the newest revision is on screen at once; what was typed stays in the dialog.
    onError: () => queryClient.invalidateQueries({ queryKey: ["sources", model.sourceId, "model"] }),
  });
}
