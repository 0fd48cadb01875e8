"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowBack, IconDots, IconDownload, IconLanguage, IconUpload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useDesign } from "@/components/dashboards/design/design-context";
import { exportDesign } from "@/components/dashboards/design/file/export-design";
import { ImportDialog } from "@/components/dashboards/design/file/import-dialog";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";

type MoreMenuProps = { session: DesignSession; description: string | null };

/** What is needed seldom: other languages, files, throwing the draft away. */
export function MoreMenu({ session, description }: MoreMenuProps) {
  const t = useTranslations("design.toolbar");
  const { setPanel } = useDesign();
  const picker = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [importing, dialog] = useDisclosure(false);
  return (
    <>
      {/* Gone at once: a fade that a panel's first loading interrupts would leave the menu standing. */}
      <Menu withinPortal transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon aria-label={t("more")}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLanguage size={16} />} onClick={() => setPanel({ kind: "texts" })}>
            {t("texts")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDownload size={16} />}
            onClick={() => exportDesign({ ...session.contents, description })}
          >
            {t("export")}
          </Menu.Item>
          <Menu.Item leftSection={<IconUpload size={16} />} onClick={() => picker.current?.click()}>
            {t("import")}
          </Menu.Item>
          {session.isDirty ? (
            <>
              <Menu.Divider />
              <Menu.Item color="red" leftSection={<IconArrowBack size={16} />} onClick={session.discard}>
                {t("discard")}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={t("import")}
        onChange={(event) => {
          setFile(event.currentTarget.files?.[0] ?? null);
          // The same file can be chosen again.
          event.currentTarget.value = "";
          dialog.open();
        }}
      />
      <ImportDialog file={file} opened={importing && file !== null} onClose={dialog.close} />
    </>
  );
}
