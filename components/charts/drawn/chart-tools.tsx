"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconChartBar, IconTable, IconZoomReset } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/charts/drawn/chart-tools.module.css";

type ChartToolsProps = { isTable: boolean; onTable: (isTable: boolean) => void; onZoomReset: (() => void) | null };

/** What can be done with the picture itself; seen where the pointer or the keyboard is. */
export function ChartTools({ isTable, onTable, onZoomReset }: ChartToolsProps) {
  const t = useTranslations("charts.tools");
  const Icon = isTable ? IconChartBar : IconTable;
  const label = isTable ? t("picture") : t("table");
  return (
    <div className={classes.tools} data-shown={isTable || onZoomReset !== null || undefined}>
      {onZoomReset ? (
        <Tooltip label={t("zoomReset")}>
          <ActionIcon size="sm" variant="default" aria-label={t("zoomReset")} onClick={onZoomReset}>
            <IconZoomReset size={14} />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Tooltip label={label}>
        <ActionIcon size="sm" variant="default" aria-label={label} onClick={() => onTable(!isTable)}>
          <Icon size={14} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
