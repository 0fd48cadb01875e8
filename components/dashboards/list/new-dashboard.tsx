"use client";

import { Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { VisibilityChoice } from "@/components/dashboards/list/visibility-choice";
import { FormActions } from "@/components/ui/form-actions";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useCreateDashboard } from "@/lib/client/dashboards";
import type { Visibility } from "@/lib/dashboard/schema";

/** The dialog that creates a dashboard and opens it in the designer. */
export function NewDashboard({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useTranslations("dashboards.create");
  return (
    <Modal opened={opened} onClose={onClose} title={t("heading")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <NewForm onClose={onClose} />
    </Modal>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const t = useTranslations("dashboards.create");
  const router = useRouter();
  const creating = useCreateDashboard();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { title: "", description: "", visibility: "private" as Visibility },
    validate: { title: (title) => (title.trim() === "" ? t("titleMissing") : null) },
  });
  const submit = form.onSubmit(({ title, description, visibility }) =>
    creating.mutate(
      { title: title.trim(), description: description.trim() || null, visibility },
      {
        onSuccess: (dashboard) => router.push(`/dashboards/${dashboard.id}?edit=1`),
        onError: (error) => notifyFailure(error, t("failed")),
      },
    ),
  );
  return (
    <form onSubmit={submit}>
      <TextInput label={t("title")} maxLength={200} data-autofocus {...form.getInputProps("title")} />
      <Textarea
        mt="sm"
        label={t("description")}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={2_000}
        {...form.getInputProps("description")}
      />
      <VisibilityChoice {...form.getInputProps("visibility")} />
      <FormActions cancel={t("cancel")} submit={t("submit")} pending={creating.isPending} onCancel={onClose} />
    </form>
  );
}
