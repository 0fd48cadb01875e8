"use client";

import { Text, VisuallyHidden } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { IconLayoutGridAdd } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConflictDialog } from "@/components/dashboards/design/conflict-dialog";
import { DesignGrid } from "@/components/dashboards/design/design-grid";
import { DesignStack } from "@/components/dashboards/design/design-stack";
import { DesignToolbar } from "@/components/dashboards/design/design-toolbar";
import { keyboardHelpId } from "@/components/dashboards/design/design-widget";
import classes from "@/components/dashboards/design/designer.module.css";
import { useDesign } from "@/components/dashboards/design/use-design";
import { useLeaveGuard } from "@/components/dashboards/design/use-leave-guard";
import { useSaveDesign } from "@/components/dashboards/design/use-save-design";
import { EmptyState } from "@/components/ui/empty-state";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { DashboardData, WidgetData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type DesignerProps = {
  dashboard: Dashboard;
  data: DashboardData | undefined;
  isReading: boolean;
  onDone: () => void;
};

const phoneQuery = "(max-width: 768px)";

/** The rows a widget shows while it is designed: its own, or those of a saved widget that asks the same (a copy, an undone removal). */
function dataFinder(dashboard: Dashboard, data: DashboardData | undefined) {
  const byId = new Map(data?.widgets.map((widget) => [widget.widgetId, widget]));
  const byQuery = new Map<string, WidgetData | undefined>();
  for (const widget of dashboard.config.widgets) {
    if (widget.kind === "chart")
      byQuery.set(JSON.stringify([widget.query.sourceId, widget.query.sql]), byId.get(widget.id));
  }
  return (widget: Widget): WidgetData | undefined => {
    if (widget.kind !== "chart") return undefined;
    return byId.get(widget.id) ?? byQuery.get(JSON.stringify([widget.query.sourceId, widget.query.sql]));
  };
}

/** The dashboard in edit mode: the same page, the same places, with everything movable. */
export function Designer({ dashboard, data, isReading, onDone }: DesignerProps) {
  const t = useTranslations("dashboards.design");
  const design = useDesign(dashboard);
  const saving = useSaveDesign(dashboard, design);
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const [announcement, announce] = useState("");
  useLeaveGuard(design.isDirty);
  const save = () => saving.save();
  useHotkeys([
    ["mod+z", design.undo],
    ["mod+shift+z", design.redo],
    ["mod+y", design.redo],
    ["mod+s", save],
  ]);
  const dataFor = dataFinder(dashboard, data);
  const isEmpty = design.contents.config.widgets.length === 0;
  const shared = { design, dataFor, isReading, announce };
  return (
    <>
      <DesignToolbar design={design} saving={saving} onDone={onDone} />
      {dashboard.description ? (
        <Text size="sm" c="dimmed" className={classes.description}>
          {dashboard.description}
        </Text>
      ) : null}
      <VisuallyHidden id={keyboardHelpId}>{t("keyboardHelp")}</VisuallyHidden>
      <VisuallyHidden aria-live="polite" role="status">
        {announcement}
      </VisuallyHidden>
      {isEmpty ? (
        <EmptyState icon={<IconLayoutGridAdd size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />
      ) : isPhone ? (
        <DesignStack {...shared} />
      ) : (
        <DesignGrid {...shared} />
      )}
      <ConflictDialog {...saving.conflict} />
    </>
  );
}
