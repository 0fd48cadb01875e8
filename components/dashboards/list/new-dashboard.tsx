"use client";

import { Modal, SegmentedControl, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { TemplatePicker } from "@/components/dashboards/list/template-picker";
import { type NewValues, type Start, starts, useNewDashboard } from "@/components/dashboards/list/use-new-dashboard";
import { useTemplateChoice } from "@/components/dashboards/list/use-template-choice";
import { VisibilityChoice } from "@/components/dashboards/list/visibility-choice";
import { FormActions } from "@/components/ui/form-actions";

type NewDashboardProps = {
  /** Where it is filed; null: at the top. */
  folderId: string | null;
  onClose: () => void;
};

/** The dialog that creates a dashboard and opens it in the designer: empty, made of the data, or as somebody describes it. */
export function NewDashboard({ opened, ...rest }: NewDashboardProps & { opened: boolean }) {
  const t = useTranslations("dashboards.create");
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      size="lg"
      title={t("heading")}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <NewForm {...rest} />
    </Modal>
  );
}

const empty: NewValues = { title: "", description: "", wish: "", visibility: "private" };
const areaSizes = { autosize: true, minRows: 2, maxRows: 5, maxLength: 2_000 } as const;

function NewForm({ folderId, onClose }: NewDashboardProps) {
  const t = useTranslations("dashboards.create");
  const [start, setStart] = useState<Start>("empty");
  const choice = useTemplateChoice(start === "template");
  const { submit, isPending } = useNewDashboard(start, choice, folderId);
  const form = useForm({
    mode: "uncontrolled",
    initialValues: empty,
    validate: {
      title: (title) => (title.trim() === "" && start === "empty" ? t("titleMissing") : null),
      wish: (wish) => (wish.trim() === "" && start === "wish" ? t("wishMissing") : null),
    },
  });
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <StartChoice value={start} onChange={setStart} />
      {start === "template" ? <TemplatePicker choice={choice} /> : null}
      {start === "wish" ? (
        <Textarea
          mb="sm"
          label={t("wish")}
          description={t("wishHint")}
          placeholder={t("wishExample")}
          {...areaSizes}
          {...form.getInputProps("wish")}
        />
      ) : null}
      <TextInput
        label={t(start === "empty" ? "title" : "titleOptional")}
        placeholder={start === "template" ? choice.template?.title : undefined}
        maxLength={200}
        data-autofocus
        {...form.getInputProps("title")}
      />
      <Textarea mt="sm" label={t("description")} {...areaSizes} {...form.getInputProps("description")} />
      <VisibilityChoice {...form.getInputProps("visibility")} />
      <FormActions
        cancel={t("cancel")}
        submit={t("submit")}
        pending={isPending}
        disabled={start === "template" && choice.template === null}
        onCancel={onClose}
      />
    </form>
  );
}

function StartChoice({ value, onChange }: { value: Start; onChange: (start: Start) => void }) {
  const t = useTranslations("dashboards.create");
  return (
    <SegmentedControl
      fullWidth
      mb="sm"
      aria-label={t("start")}
      value={value}
      data={starts.map((start) => ({ value: start, label: t(`starts.${start}`) }))}
      onChange={(chosen) => onChange(starts.find((start) => start === chosen) ?? "empty")}
    />
  );
}
