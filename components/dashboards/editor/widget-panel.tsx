"use client";

import { IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { ChartPanel } from "@/components/dashboards/editor/chart-panel";
import { FilterWidgetFields } from "@/components/dashboards/editor/contents/filter-widget-fields";
import { LinksFields } from "@/components/dashboards/editor/contents/links-fields";
import { PictureFields } from "@/components/dashboards/editor/contents/picture-fields";
import { TextFields } from "@/components/dashboards/editor/contents/text-fields";
import { GeneralFields } from "@/components/dashboards/editor/general-fields";
import classes from "@/components/dashboards/editor/panel.module.css";
import { EmptyState } from "@/components/ui/empty-state";
import type { Widget } from "@/lib/dashboard/config/schema";

/** Everything about one widget: what it is called, what it shows and how it looks. Each change shows on the grid at once. */
export function WidgetPanel({ panel }: { panel: { kind: "widget"; widgetId: string } }) {
  const t = useTranslations("editor.widget");
  const { config, isReadOnly } = useDesign();
  const widget = config.widgets.find(({ id }) => id === panel.widgetId);
  if (!widget) return <EmptyState compact icon={<IconTrash size={22} />} title={t("gone")} body={t("goneBody")} />;
  return (
    // An earlier version is only looked at.
    <fieldset key={widget.id} className={classes.fields} disabled={isReadOnly}>
      <GeneralFields widget={widget} />
      <KindFields widget={widget} />
    </fieldset>
  );
}

function KindFields({ widget }: { widget: Widget }) {
  switch (widget.kind) {
    case "chart":
      return <ChartPanel widget={widget} />;
    case "text":
      return <TextFields widget={widget} />;
    case "picture":
      return <PictureFields widget={widget} />;
    case "links":
      return <LinksFields widget={widget} />;
    case "filter":
      return <FilterWidgetFields widget={widget} />;
  }
}
