"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit } from "@/components/dashboards/editor/use-widget-edit";
import type { Widget } from "@/lib/dashboard/config/schema";

/** What a widget is called, and what its maker says about it. */
export function GeneralFields({ widget }: { widget: Widget }) {
  const t = useTranslations("editor.widget");
  const set = useWidgetEdit(widget);
  return (
    <div className={classes.part}>
      <TextInput
        label={t("title")}
        value={widget.title}
        maxLength={200}
        onChange={({ currentTarget }) => set("renameWidget", { title: currentTarget.value }, "title")}
      />
      <Textarea
        label={t("description")}
        placeholder={t("descriptionHint")}
        value={widget.description ?? ""}
        maxLength={2_000}
        autosize
        minRows={1}
        maxRows={5}
        onChange={({ currentTarget }) =>
          set("describeWidget", { description: currentTarget.value === "" ? null : currentTarget.value }, "description")
        }
      />
    </div>
  );
}
