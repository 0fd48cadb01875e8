"use client";

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import {
  IconAlignLeft,
  IconArrowsHorizontal,
  IconArrowsVertical,
  IconCopy,
  IconCopyPlus,
  IconCut,
  IconDots,
  IconLayoutAlignLeft,
  IconLayoutAlignRight,
  IconLayoutAlignTop,
  IconLayoutColumns,
  IconLayoutRows,
  IconLock,
  IconLockOpen,
  IconTrash,
  IconX,
  type TablerIcon,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { MoveToMenu } from "@/components/dashboards/design/grid/move-to-menu";
import classes from "@/components/dashboards/design/grid/selection-bar.module.css";
import { type Alignment, alignments } from "@/lib/dashboard/layout/align-items";

const alignmentIcons: Readonly<Record<Alignment, TablerIcon>> = {
  left: IconLayoutAlignLeft,
  right: IconLayoutAlignRight,
  top: IconLayoutAlignTop,
  same_width: IconArrowsHorizontal,
  same_height: IconArrowsVertical,
  side_by_side: IconLayoutColumns,
  stacked: IconLayoutRows,
};

/** What can be done with all marked widgets at once; there from two on. */
export function SelectionBar() {
  const t = useTranslations("canvas.selection");
  const menu = useTranslations("canvas.menu");
  const { selection, select, config, isReadOnly } = useDesign();
  const { acts, clipboard } = useCanvas();
  if (selection.length < 2 || isReadOnly) return null;
  const isLocked = config.widgets.every((widget) => !selection.includes(widget.id) || widget.locked);
  return (
    <div className={classes.bar} role="toolbar" aria-label={t("label", { count: selection.length })}>
      <span className={classes.count}>{t("count", { count: selection.length })}</span>
      <AlignMenu />
      <Act label={menu("duplicate")} icon={IconCopyPlus} onClick={() => acts.duplicate(selection)} />
      <Act label={menu("copy")} icon={IconCopy} onClick={() => clipboard.copy(selection)} />
      <Act label={menu("cut")} icon={IconCut} onClick={() => clipboard.cut(selection)} />
      <Act
        label={isLocked ? menu("unlock") : menu("lock")}
        icon={isLocked ? IconLockOpen : IconLock}
        onClick={() => acts.toggleLock(selection)}
      />
      <Menu withinPortal position="top">
        <Menu.Target>
          <ActionIcon aria-label={t("more")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => clipboard.paste()}>{menu("paste")}</Menu.Item>
          <MoveToMenu ids={selection} />
        </Menu.Dropdown>
      </Menu>
      <Act label={menu("remove")} icon={IconTrash} onClick={() => acts.remove(selection)} />
      <Act label={t("clear")} icon={IconX} onClick={() => select([])} />
    </div>
  );
}

function AlignMenu() {
  const t = useTranslations("canvas.selection");
  const { selection } = useDesign();
  const { acts } = useCanvas();
  return (
    <Menu withinPortal position="top">
      <Menu.Target>
        <Tooltip label={t("align")}>
          <ActionIcon aria-label={t("align")}>
            <IconAlignLeft size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {alignments.map((alignment) => {
          const Icon = alignmentIcons[alignment];
          return (
            <Menu.Item
              key={alignment}
              leftSection={<Icon size={16} />}
              onClick={() => acts.align(selection, alignment)}
            >
              {t(`alignments.${alignment}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function Act({ label, icon: Icon, onClick }: { label: string; icon: TablerIcon; onClick: () => void }) {
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={onClick}>
        <Icon size={18} />
      </ActionIcon>
    </Tooltip>
  );
}
