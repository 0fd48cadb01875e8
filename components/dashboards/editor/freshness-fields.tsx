"use client";

import { Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";

const choicesSeconds = [0, 10, 60, 300, 900, 3_600, 21_600, 86_400];

/** How old the rows may be before they are read anew. */
export function FreshnessFields({ widget }: { widget: WidgetOf<"chart"> }) {
  const t = useTranslations("editor.freshness");
  const set = useWidgetEdit(widget);
  const { cacheSeconds } = widget.query;
  const choices = [...new Set([...choicesSeconds, cacheSeconds])].toSorted((a, b) => a - b);
  return (
    <div className={classes.part}>
      <Select
        size="xs"
        label={t("label")}
        description={t("hint")}
        data={choices.map((seconds) => ({
          value: String(seconds),
          label: t("choice", { seconds: String(seconds) }),
        }))}
        value={String(cacheSeconds)}
        onChange={(seconds) =>
          seconds !== null && set("changeQuery", { query: { ...widget.query, cacheSeconds: Number(seconds) } })
        }
        allowDeselect={false}
      />
    </div>
  );
}
