"use client";

import { Select, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useViewer } from "@/components/shell/viewer-context";
import type { Shareables } from "@/lib/dashboard/share/schema";

type EmbedViewerProps = {
  users: Shareables["users"];
  value: string | null;
  onChange: (userId: string | null) => void;
};

/** Whose rows a frame shows: one's own; admins may lend the sight of any account, such as one made for the portal. */
export function EmbedViewer({ users, value, onChange }: EmbedViewerProps) {
  const t = useTranslations("sharing.embed");
  const { role } = useViewer();
  if (role !== "admin") {
    return (
      <Text size="sm" c="dimmed">
        {t("viewerOwn")}
      </Text>
    );
  }
  return (
    <Select
      label={t("viewer")}
      description={t("viewerHint")}
      searchable
      allowDeselect={false}
      limit={30}
      data={users.map(({ userId, name, email }) => ({ value: userId, label: `${name} · ${email}` }))}
      value={value}
      onChange={onChange}
    />
  );
}
