"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFilter, IconHistory, IconSettings, IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { hasPanel } from "@/components/dashboards/design/panel-bodies";
import classes from "@/components/dashboards/design/toolbar/design-toolbar.module.css";

const panels = [
  { kind: "ai", Icon: IconSparkles },
  { kind: "filters", Icon: IconFilter },
  { kind: "settings", Icon: IconSettings },
  { kind: "history", Icon: IconHistory },
] as const;

/** Opens and closes what stands beside the grid. */
export function PanelButtons() {
  const t = useTranslations("design.panel");
  const { panel, setPanel } = useDesign();
  return (
    <div className={classes.group}>
      {panels
        .filter(({ kind }) => hasPanel(kind))
        .map(({ kind, Icon }) => {
          const isOpen = panel?.kind === kind;
          return (
            <Tooltip key={kind} label={t(kind)}>
              <ActionIcon
                aria-label={t(kind)}
                aria-pressed={isOpen}
                variant={isOpen ? "light" : "subtle"}
                onClick={() => setPanel(isOpen ? null : { kind })}
              >
                <Icon size={18} />
              </ActionIcon>
            </Tooltip>
          );
        })}
    </div>
  );
}
