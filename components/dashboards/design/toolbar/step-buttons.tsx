"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import classes from "@/components/dashboards/design/toolbar/design-toolbar.module.css";

/** One step back, one step forth; each says which step that is. */
export function StepButtons() {
  const t = useTranslations("design");
  const { undoAct, redoAct, undo, redo } = useDesign();
  const undoLabel = undoAct ? t("undoAct", { act: t(`acts.${undoAct}`) }) : t("nothingToUndo");
  const redoLabel = redoAct ? t("redoAct", { act: t(`acts.${redoAct}`) }) : t("nothingToRedo");
  return (
    <div className={classes.group}>
      <Tooltip label={undoLabel}>
        <ActionIcon
          aria-label={t("undo")}
          aria-description={undoLabel}
          data-disabled={!undoAct || undefined}
          onClick={undo}
        >
          <IconArrowBackUp size={18} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel}>
        <ActionIcon
          aria-label={t("redo")}
          aria-description={redoLabel}
          data-disabled={!redoAct || undefined}
          onClick={redo}
        >
          <IconArrowForwardUp size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
