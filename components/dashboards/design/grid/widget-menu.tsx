"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import {
  IconCopy,
  IconCut,
  IconDots,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconSettings,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCanvas } from "@/components/dashboards/design/grid/canvas-context";
import { ChartChoices } from "@/components/dashboards/design/grid/chart-choices";
import { EditWidget } from "@/components/dashboards/design/grid/edit-widget";
import { MoveToMenu } from "@/components/dashboards/design/grid/move-to-menu";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type WidgetMenuProps = { widget: Widget; data: WidgetData | undefined };

/** What can be done with one widget in the designer. */
export function WidgetMenu({ widget, data }: WidgetMenuProps) {
  const t = useTranslations("canvas.menu");
  const [editing, edit] = useDisclosure(false);
  return (
    <>
      <Menu withinPortal position="bottom-end">
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("open", { title: widget.title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <MenuItems widget={widget} data={data} onRename={edit.open} />
        </Menu.Dropdown>
      </Menu>
      <EditWidget widget={widget} opened={editing} onClose={edit.close} />
    </>
  );
}

function MenuItems({ widget, data, onRename }: WidgetMenuProps & { onRename: () => void }) {
  const t = useTranslations("canvas.menu");
  const { acts, clipboard } = useCanvas();
  const ids = [widget.id];
  return (
    <>
      <Menu.Item leftSection={<IconSettings size={16} />} onClick={() => acts.edit(widget.id)}>
        {t("edit")}
      </Menu.Item>
      <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
        {widget.kind === "text" ? t("editText") : t("rename")}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => acts.duplicate(ids)}>
        {t("duplicate")}
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => clipboard.copy(ids)}>
        {t("copy")}
      </Menu.Item>
      <Menu.Item leftSection={<IconCut size={16} />} onClick={() => clipboard.cut(ids)}>
        {t("cut")}
      </Menu.Item>
      <Menu.Item
        leftSection={widget.locked ? <IconLockOpen size={16} /> : <IconLock size={16} />}
        onClick={() => acts.toggleLock(ids)}
      >
        {widget.locked ? t("unlock") : t("lock")}
      </Menu.Item>
      <MoveToMenu ids={ids} />
      {widget.kind === "chart" && data?.status === "ok" ? <ChartChoices widget={widget} data={data} /> : null}
      <Menu.Divider />
      <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(ids)}>
        {t("remove")}
      </Menu.Item>
    </>
  );
}
