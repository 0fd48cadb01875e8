"use client";

import { Button, Menu } from "@mantine/core";
import {
  IconChevronDown,
  IconDownload,
  IconFileTypeDoc,
  IconFileTypePdf,
  IconHtml,
  IconMarkdown,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ReportDraft } from "@/components/reports/edit/use-report-draft";
import { notifyFailure } from "@/components/ui/notify-failure";
import { downloadFile } from "@/lib/client/download";
import { reportExportPath } from "@/lib/client/reports";
import { type Report, type ReportFormat, reportFormats } from "@/lib/report/schema";

const icons = { pdf: IconFileTypePdf, word: IconFileTypeDoc, html: IconHtml, markdown: IconMarkdown } as const;

type ExportMenuProps = { report: Report; draft: ReportDraft; mayPrintPdf: boolean };

/** The report as a file. Where the server has no browser to print with, the reader's own one prints the page. */
export function ExportMenu({ report, draft, mayPrintPdf }: ExportMenuProps) {
  const t = useTranslations("reports.export");
  const [busy, setBusy] = useState(false);
  async function save(format: ReportFormat) {
    if (format === "pdf" && !mayPrintPdf) return window.print();
    setBusy(true);
    try {
      // What is exported is what stands on the page.
      if (await draft.flush()) await downloadFile(reportExportPath(report.id, format));
    } catch (error) {
      notifyFailure(error, t("failed"));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Menu withinPortal position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          rightSection={<IconChevronDown size={14} />}
          loading={busy}
          disabled={report.document.sections.length === 0}
        >
          {t("button")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {reportFormats.map((format) => {
          const Icon = icons[format];
          const key = format === "pdf" && !mayPrintPdf ? "print" : format;
          return (
            <Menu.Item key={format} leftSection={<Icon size={16} />} onClick={() => void save(format)}>
              {t(`formats.${key}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
