"use client";

import { Badge, Group, Loader, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { SourceSummary } from "@/lib/source/schema";

/** How a source is doing, as an icon with words: never by colour alone. */
export function SourceStatus({ source }: { source: SourceSummary }) {
  const t = useTranslations("data.status");
  switch (source.analysisStatus) {
    case "ready":
      return (
        <StatusLine icon={<IconCircleCheck size={16} color="var(--q-good)" />}>
          {t("ready", { tables: source.tableCount ?? 0 })}
        </StatusLine>
      );
    case "running":
      return <StatusLine icon={<Loader size={14} />}>{t("running")}</StatusLine>;
    case "failed":
      return (
        <StatusLine icon={<IconAlertTriangle size={16} color="var(--q-bad)" />} tone="var(--q-bad)">
          {t("failed")}
        </StatusLine>
      );
    case "idle":
      return <StatusLine icon={<IconCircleDashed size={16} />}>{t("idle")}</StatusLine>;
  }
}

function StatusLine({ icon, tone, children }: { icon: React.ReactNode; tone?: string; children: React.ReactNode }) {
  return (
    <Group gap={6} wrap="nowrap">
      {icon}
      <Text component="span" size="xs" c={tone ?? "dimmed"}>
        {children}
      </Text>
    </Group>
  );
}

/** The engine of a source as a small neutral mark. */
export function KindBadge({ kind }: { kind: SourceSummary["kind"] }) {
  const t = useTranslations("data.form.kinds");
  return (
    <Badge variant="default" size="sm" radius="sm" tt="none" fw={500}>
      {t(kind)}
    </Badge>
  );
}
