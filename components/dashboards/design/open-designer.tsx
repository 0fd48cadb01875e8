"use client";

import { Text, VisuallyHidden } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { DashboardTheme } from "@/components/dashboards/dashboard-theme";
import { DesignContexts } from "@/components/dashboards/design/design-context";
import { DesignPanel } from "@/components/dashboards/design/design-panel";
import classes from "@/components/dashboards/design/designer.module.css";
import type { DesignStart } from "@/components/dashboards/design/drafts/start-design";
import { DesignCanvas } from "@/components/dashboards/design/grid/design-canvas";
import { ConflictDialog } from "@/components/dashboards/design/publish/conflict-dialog";
import { usePublish } from "@/components/dashboards/design/publish/use-publish";
import { DesignToolbar } from "@/components/dashboards/design/toolbar/design-toolbar";
import { useDesignSession } from "@/components/dashboards/design/use-design-session";
import { useLeaveGuard } from "@/components/dashboards/design/use-leave-guard";
import { TrialBar } from "@/components/dashboards/editor/trial/trial-bar";
import { TrialProvider } from "@/components/dashboards/editor/trial/trial-context";
import { useTrialRows } from "@/components/dashboards/editor/trial/use-trial-rows";
import type { DraftState } from "@/lib/dashboard/design/schema";
import type { DashboardData } from "@/lib/dashboard/look/schema";
import type { Dashboard } from "@/lib/dashboard/schema";

type OpenDesignerProps = {
  dashboard: Dashboard;
  data: DashboardData | undefined;
  isReading: boolean;
  others: DraftState["others"];
  /** Where the session begins; asked once. */
  start: () => DesignStart;
  onDone: () => void;
};

/**
 * The same page, the same places, with everything movable. The frame: a bar above, the grid, and beside it what is open. Its parts
 * share one `useDesign()`.
 */
export function OpenDesigner({ dashboard, data, isReading, others, start, onDone }: OpenDesignerProps) {
  const [begin] = useState(start);
  const session = useDesignSession(dashboard.id, begin);
  const publishing = usePublish(dashboard.id, session);
  const t = useTranslations("design.publish");
  const { isDirty, base, rebase } = session;
  useLeaveGuard(isDirty && session.draft.state.kind === "lost");
  const { undo, redo } = session.acts;
  useHotkeys([
    ["mod+z", undo],
    ["mod+shift+z", redo],
    ["mod+y", redo],
    ["mod+s", () => void session.draft.sync.flush()],
  ]);
  // Talks to the session's store: whoever has nothing of their own follows what somebody else published.
  useEffect(() => {
    if (isDirty || dashboard.revision <= base.revision) return;
    rebase(dashboard, dashboard);
    notifications.show({ message: t("followed") });
  }, [isDirty, dashboard, base.revision, rebase, t]);
  const { rows, trial } = useTrialRows(dashboard, { config: session.design.config, data, isReading });
  return (
    <DesignContexts design={session.design} acts={session.acts} data={rows}>
      <DesignToolbar {...{ dashboard, session, publishing, others, onDone }} />
      {dashboard.description ? (
        <Text size="sm" c="dimmed" className={classes.description}>
          {dashboard.description}
        </Text>
      ) : null}
      <VisuallyHidden aria-live="polite" role="status">
        {session.announcement}
      </VisuallyHidden>
      <TrialProvider value={trial}>
        <div className={classes.frame}>
          <div className={classes.centre}>
            <TrialBar />
            <DashboardTheme theme={session.design.config.theme}>
              <DesignCanvas />
            </DashboardTheme>
          </div>
          <DesignPanel />
        </div>
      </TrialProvider>
      <ConflictDialog session={session} publishing={publishing} onDone={onDone} />
    </DesignContexts>
  );
}
