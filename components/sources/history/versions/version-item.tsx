"use client";

import { Badge, UnstyledButton } from "@mantine/core";
import { IconArrowBackUp, IconChecks, IconFileImport, IconPencil, IconRefresh } from "@tabler/icons-react";
import { useFormatter, useTranslations } from "next-intl";
import classes from "@/components/sources/history/versions/versions.module.css";
import type { ModelRevision } from "@/lib/semantic/edits/schema";

const icons = {
  edit: IconPencil,
  accept: IconChecks,
  analysis: IconRefresh,
  import: IconFileImport,
  return: IconArrowBackUp,
} as const;

type VersionItemProps = { version: ModelRevision; isCurrent: boolean; isSelected: boolean; onSelect: () => void };

/** One version of the list: what made it, who, and when. */
export function VersionItem({ version, isCurrent, isSelected, onSelect }: VersionItemProps) {
  const t = useTranslations("history");
  const format = useFormatter();
  const { revision, at, by, origin, note } = version;
  const Icon = icons[origin ?? "edit"];
  return (
    <li>
      <UnstyledButton className={classes.item} aria-current={isSelected ? "true" : undefined} onClick={onSelect}>
        <Icon size={16} aria-hidden="true" className={classes.icon} />
        <span className={classes.words}>
          <span className={classes.title}>{note ?? t(`origins.${origin ?? "edit"}`)}</span>
          <span className={classes.subtitle}>
            {t("by", {
              name: by?.name ?? t("machine"),
              at: format.dateTime(new Date(at), { dateStyle: "medium", timeStyle: "short" }),
            })}
          </span>
        </span>
        {isCurrent ? (
          <Badge variant="light" color="green" radius="sm" tt="none" fw={500}>
            {t("current")}
          </Badge>
        ) : (
          <span className={classes.number}>{revision}</span>
        )}
      </UnstyledButton>
    </li>
  );
}
