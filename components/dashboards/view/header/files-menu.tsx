"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconFileTypePdf, IconPhoto, IconPrinter, IconShare2 } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { dashboardFilePath } from "@/lib/client/dashboard-look";
import { downloadFile } from "@/lib/client/download";
import { ApiError } from "@/lib/client/fetch-json";
import { paperHere } from "@/lib/client/paper-here";

const notHere = 501;

/** The whole dashboard, as it is shown now, to take along: as a document, as a picture, on paper, or as an address. */
export function FilesMenu() {
  const t = useTranslations("look.files");
  const { sight, look, setParam } = useLook();
  // All tabs, as a document has them; the browser's own printing takes the page as it stands.
  const print = () => setParam("paper", "print", "replace");
  const download = useMutation({
    mutationFn: (format: "pdf" | "png") => downloadFile(dashboardFilePath(sight, format, { look, paper: paperHere() })),
    onError: (error) => {
      // Where the server has no browser to draw with, the reader's own does it.
      if (error instanceof ApiError && error.status === notHere) return print();
      notifyFailure(error, t("failed"));
    },
  });
  const copyAddress = async () => {
    await navigator.clipboard.writeText(window.location.href);
    notifications.show({ message: t("copied") });
  };
  // The address of a frame runs out, and so would a document that the server draws from it.
  if (sight.by === "embed") return null;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t("menu")} loading={download.isPending}>
          <IconShare2 size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconShare2 size={16} />} onClick={copyAddress}>
          {t("copy")}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileTypePdf size={16} />} onClick={() => download.mutate("pdf")}>
          {t("pdf")}
        </Menu.Item>
        <Menu.Item leftSection={<IconPhoto size={16} />} onClick={() => download.mutate("png")}>
          {t("picture")}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} />} onClick={print}>
          {t("print")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
