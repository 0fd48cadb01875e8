"use client";

import { Button, Drawer } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { WidgetPalette } from "@/components/dashboards/design/grid/palette/widget-palette";

/** The palette on a phone: it comes up on demand, and a tap puts the widget on the dashboard. */
export function PaletteDrawer() {
  const t = useTranslations("canvas.palette");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button fullWidth variant="default" mb="sm" leftSection={<IconPlus size={16} />} onClick={open}>
        {t("open")}
      </Button>
      <Drawer
        opened={opened}
        onClose={close}
        position="bottom"
        size="80%"
        title={t("label")}
        closeButtonProps={{ "aria-label": t("close") }}
      >
        <WidgetPalette mayCollapse={false} onChosen={close} />
      </Drawer>
    </>
  );
}
