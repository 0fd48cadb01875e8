"use client";

import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDatabase, IconEraser, IconLayoutDashboard, IconStack2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

const items = [
  { what: "source", Icon: IconDatabase },
  { what: "dashboard", Icon: IconLayoutDashboard },
  { what: "all", Icon: IconStack2 },
] as const;

type ClearMenuProps = { onChoose: (target: { what: (typeof items)[number]["what"] }) => void };

/** What may be cleared beside a kind of data; each asks before it does. */
export function ClearMenu({ onChoose }: ClearMenuProps) {
  const t = useTranslations("admin.cache.clear");
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconEraser size={16} />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t("menu")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ what, Icon }) => (
          <Menu.Item key={what} leftSection={<Icon size={16} />} onClick={() => onChoose({ what })}>
            {t(`items.${what}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
