"use client";

import { Modal, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { ReferenceSelect } from "@/components/sources/glossary/reference-select";
import { useChangeModel } from "@/components/sources/use-change-model";
import { FormActions } from "@/components/ui/form-actions";
import type { GlossaryTerm, SemanticModel } from "@/lib/semantic/schema";

type TermDialogProps = { model: SemanticModel; term: GlossaryTerm | null; onClose: () => void };

/** The dialog in which a word is explained, and tied to what of the data it stands for. */
export function TermDialog({ model, term, onClose }: TermDialogProps) {
  const t = useTranslations("glossary");
  const save = useChangeModel(model.sourceId);
  const form = useForm({
    initialValues: {
      term: term?.term ?? "",
      meaning: term?.meaning ?? "",
      synonyms: term?.synonyms ?? [],
      refersTo: term?.refersTo ?? null,
    },
    validate: {
      term: (value) => (value.trim() === "" ? t("needed") : null),
      meaning: (value) => (value.trim() === "" ? t("needed") : null),
    },
  });
  const submit = (values: typeof form.values) =>
    save.mutate(
      {
        changes: [{ kind: "term", id: term?.id ?? null, term: values }],
        said: t(term === null ? "added" : "changed", { term: values.term }),
      },
      { onSuccess: onClose },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(term === null ? "add" : "editTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack gap="sm">
          <TextInput label={t("term")} required data-autofocus maxLength={120} {...form.getInputProps("term")} />
          <Textarea
            label={t("meaning")}
            required
            autosize
            minRows={2}
            maxRows={8}
            maxLength={1_000}
            {...form.getInputProps("meaning")}
          />
          <TagsInput
            label={t("synonyms")}
            description={t("synonymsHint")}
            maxTags={30}
            {...form.getInputProps("synonyms")}
          />
          <ReferenceSelect
            model={model}
            value={form.values.refersTo}
            onChange={(refersTo) => form.setFieldValue("refersTo", refersTo)}
          />
          <FormActions
            cancel={t("cancel")}
            submit={t(term === null ? "add" : "save")}
            pending={save.isPending}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Modal>
  );
}
