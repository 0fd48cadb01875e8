"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { useReducedMotion } from "@mantine/hooks";
import { IconArrowsMaximize, IconMinus, IconPlus } from "@tabler/icons-react";
import { type FitViewOptions, Panel, useReactFlow } from "@xyflow/react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/sources/diagram/canvas/diagram-canvas.module.css";

/** Nearer, farther, and all of it. */
export function CanvasControls({ fit }: { fit: FitViewOptions }) {
  const t = useTranslations("diagram.controls");
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 160;
  return (
    <Panel position="bottom-left" className={classes.controls}>
      <Control name={t("nearer")} onClick={() => void zoomIn({ duration })}>
        <IconPlus size={16} />
      </Control>
      <Control name={t("farther")} onClick={() => void zoomOut({ duration })}>
        <IconMinus size={16} />
      </Control>
      <Control name={t("all")} onClick={() => void fitView({ ...fit, duration })}>
        <IconArrowsMaximize size={16} />
      </Control>
    </Panel>
  );
}

function Control({ name, onClick, children }: { name: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={name} position="right">
      <ActionIcon aria-label={name} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
