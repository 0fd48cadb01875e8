"use client";

import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/view/filters/filter-bar.module.css";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { MenuChoice } from "@/components/ui/menu-choice";
import type { TimeGrain } from "@/lib/execute/schema";

const grains = ["day", "week", "month", "quarter", "year"] as const satisfies readonly TimeGrain[];

/** All time axes by one grain in place of their own; there where some widget has one. */
export function DateZoom() {
  const t = useTranslations("look.zoom");
  const { config, interplay, look, changeLook } = useLook();
  const zooms = Object.values(interplay?.widgets ?? {}).some((widget) => widget.zooms);
  if (!config.interactions.dateZoom || !zooms) return null;
  const choices = [null, ...grains].map((grain) => ({ grain, label: t(grain ?? "own") }));
  const label = choices.find(({ grain }) => grain === look.grain)?.label ?? look.grain;
  return (
    <Menu position="bottom-start">
      <div className={classes.pill} data-set={look.grain !== null || undefined}>
        <Menu.Target>
          <UnstyledButton className={classes.open} aria-label={`${t("label")}: ${label}`}>
            <span className={classes.label}>{t("label")}</span>
            <span className={classes.value}>{label}</span>
            <IconChevronDown size={14} aria-hidden="true" className={classes.chevron} />
          </UnstyledButton>
        </Menu.Target>
      </div>
      <Menu.Dropdown>
        {choices.map(({ grain, label: words }) => (
          <MenuChoice
            key={words}
            value={grain ?? "own"}
            checked={grain === look.grain}
            onChoose={() => changeLook({ ...look, grain })}
            label={words}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
