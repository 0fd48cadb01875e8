"use client";

import { Text, VisuallyHidden } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { useMemo } from "react";
import { ConflictDialog } from "@/components/dashboards/design/conflict-dialog";
import { DesignContexts } from "@/components/dashboards/design/design-context";
import { designData } from "@/components/dashboards/design/design-data";
import { DesignPanel } from "@/components/dashboards/design/design-panel";
import { DesignToolbar } from "@/components/dashboards/design/design-toolbar";
import classes from "@/components/dashboards/design/designer.module.css";
import { DesignCanvas } from "@/components/dashboards/design/grid/design-canvas";
import { useDesignSession } from "@/components/dashboards/design/use-design-session";
import { useLeaveGuard } from "@/components/dashboards/design/use-leave-guard";
import { useSaveDesign } from "@/components/dashboards/design/use-save-design";
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
          <DesignCanvas />
        </div>
        <DesignPanel />
      </div>
      <ConflictDialog {...saving.conflict} />
    </DesignContexts>
  );
}
