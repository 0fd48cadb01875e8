"use client";

import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/reports/report-view.module.css";
import type { SectionViewProps } from "@/components/reports/view/section-view";

type SectionToolsProps = Pick<SectionViewProps, "section" | "index" | "last" | "draft" | "run">;

/** Moves, makes again or deletes one section. */
export function SectionTools({ section, index, last, draft, run }: SectionToolsProps) {
  const t = useTranslations("reports.section");
  const heading = section.heading;
  const tools = [
    { key: "up", Icon: IconArrowUp, disabled: index === 0, act: () => draft.move(section.id, -1) },
    { key: "down", Icon: IconArrowDown, disabled: last, act: () => draft.move(section.id, 1) },
    {
      key: "again",
      Icon: IconRefresh,
      disabled: run.pending,
      act: () => void run.start({ kind: "sections", sectionIds: [section.id] }),
    },
    { key: "delete", Icon: IconTrash, disabled: false, act: () => draft.remove(section.id) },
  ] as const;
  return (
    <div className={classes.sectionTools} role="toolbar" aria-label={t("tools", { heading })}>
      {tools.map(({ key, Icon, disabled, act }) => (
        <Tooltip key={key} label={t(key)}>
          <ActionIcon aria-label={`${t(key)}: ${heading}`} disabled={disabled} onClick={act}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
