"use client";

import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { useDesignActs } from "@/components/dashboards/design/design-context";
import type { Widget } from "@/lib/dashboard/config/schema";

type EditWidgetProps = { widget: Widget; opened: boolean; onClose: () => void };

/** The dialog that changes a widget's title and, for a text, what it says. */
export function EditWidget({ widget, opened, onClose }: EditWidgetProps) {
  const t = useTranslations("dashboards.design");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={widget.kind === "text" ? t("editText") : t("renameWidget")}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <EditForm widget={widget} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ widget, onClose }: Omit<EditWidgetProps, "opened">) {
  const t = useTranslations("dashboards.design");
  const { change } = useDesignActs();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { title: widget.title, markdown: widget.kind === "text" ? widget.markdown : "" },
    validate: { title: (title) => (title.trim() === "" ? t("titleMissing") : null) },
  });
  function submit({ title, markdown }: { title: string; markdown: string }) {
    const changed = (other: Widget): Widget => {
      if (other.id !== widget.id) return other;
      return other.kind === "text" ? { ...other, title: title.trim(), markdown } : { ...other, title: title.trim() };
    };
    change(widget.kind === "text" ? "changeText" : "renameWidget", (config) => ({
      ...config,
      widgets: config.widgets.map(changed),
    }));
    onClose();
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <TextInput label={t("title")} maxLength={200} data-autofocus {...form.getInputProps("title")} />
      {widget.kind === "text" ? (
        <Textarea
          mt="sm"
          label={t("text")}
          description={t("textHint")}
          autosize
          minRows={6}
          maxRows={16}
          maxLength={20_000}
          {...form.getInputProps("markdown")}
        />
      ) : null}
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit">{t("apply")}</Button>
      </Group>
    </form>
  );
}
