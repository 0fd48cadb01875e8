"use client";

import { Button, Select } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/editor/panel.module.css";
import { useWidgetEdit, type WidgetOf } from "@/components/dashboards/editor/use-widget-edit";

/** Which filter of the dashboard stands here, and the way to it. */
export function FilterWidgetFields({ widget }: { widget: WidgetOf<"filter"> }) {
  const t = useTranslations("editor.filters");
  const { config, setPanel } = useDesign();
  const set = useWidgetEdit(widget);
  const exists = config.filters.some(({ id }) => id === widget.filterId);
  return (
    <div className={classes.part}>
      <Select
        label={t("which")}
        placeholder={t("choose")}
        error={exists ? null : t("chooseOne")}
        data={config.filters.map(({ id, label }) => ({ value: id, label }))}
        value={exists ? widget.filterId : null}
        onChange={(filterId) => filterId !== null && set("changeFilter", { filterId })}
        allowDeselect={false}
      />
      <Button
        variant="default"
        onClick={() => setPanel(exists ? { kind: "filters", filterId: widget.filterId } : { kind: "filters" })}
      >
        {exists ? t("editThis") : t("toFilters")}
      </Button>
    </div>
  );
}
