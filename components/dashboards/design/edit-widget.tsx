"use client";

import { Button, Group, Modal, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import type { Design } from "@/components/dashboards/design/design-context";
import { changeWidget } from "@/components/dashboards/design/move-widget";
import type { Widget } from "@/lib/dashboard/config/schema";

type EditWidgetProps = { widget: Widget; design: Design; opened: boolean; onClose: () => void };

/** The dialog that changes a widget's title and, for a text, what it says. */
export function EditWidget({ widget, design, opened, onClose }: EditWidgetProps) {
  const t = useTranslations("dashboards.design");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={widget.kind === "text" ? t("editText") : t("renameWidget")}
      closeButtonProps={{ "aria-label": t("cancel") }}
    >
      <EditForm widget={widget} design={design} onClose={onClose} />
    </Modal>
  );
}

function EditForm({ widget, design, onClose }: Omit<EditWidgetProps, "opened">) {
  const t = useTranslations("dashboards.design");
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { title: widget.title, markdown: widget.kind === "text" ? widget.markdown : "" },
    validate: { title: (title) => (title.trim() === "" ? t("titleMissing") : null) },
  });
  function submit({ title, markdown }: { title: string; markdown: string }) {
    design.change(widget.kind === "text" ? "changeText" : "renameWidget", (config) =>
      changeWidget(config, widget.id, (changed) =>
        changed.kind === "text" ? { ...changed, title: title.trim(), markdown } : { ...changed, title: title.trim() },
      ),
    );
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
