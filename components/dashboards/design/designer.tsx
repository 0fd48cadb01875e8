"use client";

import { Text, VisuallyHidden } from "@mantine/core";
import { useHotkeys, useMediaQuery } from "@mantine/hooks";
import { IconLayoutGridAdd } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ConflictDialog } from "@/components/dashboards/design/conflict-dialog";
import { DesignContexts, useDesign, useDesignData } from "@/components/dashboards/design/design-context";
import { designData } from "@/components/dashboards/design/design-data";
import { DesignGrid } from "@/components/dashboards/design/design-grid";
import { DesignPanel } from "@/components/dashboards/design/design-panel";
import { DesignStack } from "@/components/dashboards/design/design-stack";
import { DesignToolbar } from "@/components/dashboards/design/design-toolbar";
import { keyboardHelpId } from "@/components/dashboards/design/design-widget";
import classes from "@/components/dashboards/design/designer.module.css";
import { phoneQuery } from "@/components/dashboards/design/phone-query";
import { useDesignSession } from "@/components/dashboards/design/use-design-session";
import { useLeaveGuard } from "@/components/dashboards/design/use-leave-guard";
import { useSaveDesign } from "@/components/dashboards/design/use-save-design";
import { EmptyState } from "@/components/ui/empty-state";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type DesignerProps = {
  dashboard: Dashboard;
  data: DashboardData | undefined;
  isReading: boolean;
  onDone: () => void;
};

/**
 * The dashboard in edit mode: the same page, the same places, with everything movable. The frame: a bar above, the grid, and beside
 * it what is open. Its parts share one `useDesign()`.
 */
export function Designer({ dashboard, data, isReading, onDone }: DesignerProps) {
  const session = useDesignSession(dashboard);
  const saving = useSaveDesign(dashboard, session);
  useLeaveGuard(session.isDirty);
  const { undo, redo } = session.acts;
  useHotkeys([
    ["mod+z", undo],
    ["mod+shift+z", redo],
    ["mod+y", redo],
    ["mod+s", () => saving.save()],
  ]);
  const rows = useMemo(() => designData(dashboard, data, isReading), [dashboard, data, isReading]);
  return (
    <DesignContexts design={session.design} acts={session.acts} data={rows}>
      <DesignToolbar session={session} saving={saving} onDone={onDone} />
      {dashboard.description ? (
        <Text size="sm" c="dimmed" className={classes.description}>
          {dashboard.description}
        </Text>
      ) : null}
      <VisuallyHidden aria-live="polite" role="status">
        {session.announcement}
      </VisuallyHidden>
      <div className={classes.frame}>
        <div className={classes.centre}>
          <DesignCentre />
        </div>
        <DesignPanel />
      </div>
      <ConflictDialog {...saving.conflict} />
    </DesignContexts>
  );
}

/** The widgets that are designed: on a grid, or on phones one below the other. */
function DesignCentre() {
  const t = useTranslations("dashboards.design");
  const design = useDesign();
  const rows = useDesignData();
  const isPhone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  if (design.config.widgets.length === 0) {
    return <EmptyState icon={<IconLayoutGridAdd size={24} />} title={t("emptyTitle")} body={t("emptyBody")} />;
  }
  const shared = { design, announce: design.announce, ...rows };
  return (
    <>
      <VisuallyHidden id={keyboardHelpId}>{t("keyboardHelp")}</VisuallyHidden>
      {isPhone ? <DesignStack {...shared} /> : <DesignGrid {...shared} />}
    </>
  );
}
