"use client";

import { Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ErrorState } from "@/components/ui/error-state";
import { FormActions } from "@/components/ui/form-actions";
import { createQuestionSet, renameQuestionSet } from "@/lib/client/quality";
import { type QuestionSet, setNameSchema } from "@/lib/quality/schema";

type NameSetProps = {
  opened: boolean;
  onClose: () => void;
  /** Null for a new set. */
  name: string | null;
  /** Where the new set belongs, or the set that gets another name. */
  target: { sourceId: string } | { setId: string };
  onSaved: (set: QuestionSet) => void;
};

/** The dialog that names a new set, or an old one anew. */
export function NameSet(props: NameSetProps) {
  const t = useTranslations("quality");
  const { opened, onClose, name } = props;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(name === null ? "name.newTitle" : "name.renameTitle")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <NameForm {...props} />
    </Modal>
  );
}

function NameForm({ onClose, name, target, onSaved }: NameSetProps) {
  const t = useTranslations("quality.name");
  const client = useQueryClient();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { name: name ?? "" },
    validate: { name: (value) => (setNameSchema.safeParse(value).success ? null : t("missing")) },
  });
  const save = useMutation({
    mutationFn: (wanted: string) =>
      "setId" in target ? renameQuestionSet(target.setId, wanted) : createQuestionSet({ ...target, name: wanted }),
    onSuccess: async (set) => {
      onSaved(set);
      await client.invalidateQueries({ queryKey: ["quality"] });
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values.name.trim()))} noValidate>
      <TextInput
        label={t("label")}
        placeholder={t("placeholder")}
        maxLength={120}
        data-autofocus
        {...form.getInputProps("name")}
      />
      {save.error ? <ErrorState error={save.error} title={t("failed")} compact /> : null}
      <FormActions
        cancel={t("cancel")}
        submit={t(name === null ? "create" : "rename")}
        pending={save.isPending}
        onCancel={onClose}
      />
    </form>
  );
}
