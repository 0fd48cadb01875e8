"use client";

import { Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { FormActions } from "@/components/ui/form-actions";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useChangeDashboard } from "@/lib/client/dashboards";
import type { Dashboard, DashboardSummary } from "@/lib/dashboard/schema";

type RenameDashboardProps = { dashboard: Dashboard | DashboardSummary; opened: boolean; onClose: () => void };

/** The dialog that changes a dashboard's title and description. */
export function RenameDashboard({ dashboard, opened, onClose }: RenameDashboardProps) {
  const t = useTranslations("dashboards.rename");
  return (
    <Modal opened={opened} onClose={onClose} title={t("heading")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <RenameForm dashboard={dashboard} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ dashboard, onClose }: Omit<RenameDashboardProps, "opened">) {
  const t = useTranslations("dashboards.rename");
  const changing = useChangeDashboard(dashboard.id);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { title: dashboard.title, description: dashboard.description ?? "" },
    validate: { title: (title) => (title.trim() === "" ? t("titleMissing") : null) },
  });
  const submit = form.onSubmit(({ title, description }) => {
    const change = {
      ...(title.trim() === dashboard.title ? {} : { title: title.trim() }),
      ...(description.trim() === (dashboard.description ?? "") ? {} : { description: description.trim() || null }),
    };
    changing.mutate(change, { onSuccess: onClose, onError: (error) => notifyFailure(error, t("failed")) });
  });
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
      <FormActions cancel={t("cancel")} submit={t("submit")} pending={changing.isPending} onCancel={onClose} />
    </form>
  );
}
