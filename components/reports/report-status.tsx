"use client";

import { Badge } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Report } from "@/lib/report/schema";

const colours = { running: "indigo", failed: "red", stopped: "gray" } as const;

/** How far a report is, where that is worth saying: one that is ready needs no word. */
export function ReportStatus({ status }: { status: Report["status"] }) {
  const t = useTranslations("reports.status");
  if (status === "ready") return null;
  return (
    <Badge variant="light" color={colours[status]} size="sm">
      {t(status)}
    </Badge>
  );
}
