"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconDeviceTv, IconMaximize } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { enterFullScreen } from "@/components/dashboards/view/television/full-screen";

const TelevisionDialog = dynamic(
  () => import("@/components/dashboards/view/television/television-dialog").then((m) => m.TelevisionDialog),
  { ssr: false },
);

/** The whole screen for a dashboard, for a moment or as a television on the wall. */
export function ScreenMenu() {
  const t = useTranslations("look.screen");
  const { setParam } = useLook();
  const [opened, { open, close }] = useDisclosure(false);
  const fill = async () => {
    setParam("screen", "full", "replace");
    await enterFullScreen();
  };
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t("menu")}>
            <IconMaximize size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMaximize size={16} />} onClick={fill}>
            {t("full")}
          </Menu.Item>
          <Menu.Item leftSection={<IconDeviceTv size={16} />} onClick={open}>
            {t("television")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {opened ? <TelevisionDialog onClose={close} /> : null}
    </>
  );
}
