"use client";

import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type AuditFilter, auditExportFormats } from "@/lib/auth/schema";
import { auditExportAddress } from "@/lib/client/audit";

/** The events that the filter lets through as a file; the browser loads it by itself, however long it is. */
export function AuditExport({ filter }: { filter: AuditFilter }) {
  const t = useTranslations("admin.audit");
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {t("export")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {auditExportFormats.map((format) => (
          <Menu.Item key={format} component="a" href={auditExportAddress(filter, format)} download>
            {t(`formats.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
