"use client";

import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { folderLabel } from "@/components/dashboards/list/list-rules";
import { foldersQuery } from "@/lib/client/dashboard-sharing";
import type { Folder } from "@/lib/dashboard/share/schema";

/** Stands for the top of the list, which has no id. */
const top = "top";

type FolderSelectProps = {
  label: string;
  value: string | null;
  onChange: (folderId: string | null) => void;
  /** Which folders may be chosen; all others are left out. */
  isOffered?: (folder: Folder) => boolean;
};

/** Where something stands: at the top, or in a folder. **Order** by name, each below the one it stands in. */
export function FolderSelect({ label, value, onChange, isOffered = () => true }: FolderSelectProps) {
  const t = useTranslations("dashboards.folders");
  const byText = new Intl.Collator(useLocale(), { numeric: true }).compare;
  const { data = [], isPending } = useQuery(foldersQuery());
  const choices = data
    .filter(isOffered)
    .map(({ id }) => ({ value: id, label: folderLabel(data, id) }))
    .toSorted((a, b) => byText(a.label, b.label));
  return (
    <Select
      label={label}
      searchable
      allowDeselect={false}
      disabled={isPending}
      nothingFoundMessage={t("noneFound")}
      data={[{ value: top, label: t("top") }, ...choices]}
      value={value ?? top}
      onChange={(chosen) => onChange(chosen === top ? null : chosen)}
    />
  );
}
