"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconChevronDown, IconPencil, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useDesign } from "@/components/dashboards/design/design-context";
import { useTabActs } from "@/components/dashboards/design/grid/tabs/use-tab-acts";
import { gridsOf, widgetsOn } from "@/lib/dashboard/layout/widget-grids";

/** What can be done with the open tab. */
export function TabMenu({ tabId, onRename }: { tabId: string; onRename: () => void }) {
  const t = useTranslations("canvas.tabs");
  const { config } = useDesign();
  const acts = useTabActs();
  const at = config.tabs.findIndex(({ id }) => id === tabId);
  const title = config.tabs[at]?.title ?? "";
  const count = gridsOf(config).reduce(
    (sum, grid) => (grid.tabId === tabId ? sum + widgetsOn(config, grid).length : sum),
    0,
  );
  return (
    <Menu withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t("menu", { title })}>
          <IconChevronDown size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
          {t("rename")}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowLeft size={16} />} disabled={at === 0} onClick={() => acts.move(tabId, -1)}>
          {t("moveLeft")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowRight size={16} />}
          disabled={at === config.tabs.length - 1}
          onClick={() => acts.move(tabId, 1)}
        >
          {t("moveRight")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => acts.remove(tabId)}>
          {config.tabs.length === 1 ? t("removeLast") : t("remove", { count })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
