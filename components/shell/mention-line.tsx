"use client";

import { Text, VisuallyHidden } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import classes from "@/components/shell/mention-line.module.css";
import { spokenText } from "@/lib/dashboard/share/mentioned";
import type { Mention } from "@/lib/dashboard/share/schema";

/** Who spoke to the reader, where, and what they said. */
export function MentionLine({ mention, isNew }: { mention: Mention; isNew: boolean }) {
  const t = useTranslations("comments.bell");
  const format = useFormatter();
  const now = useNow();
  const { authorName, dashboardTitle: title, text, createdAt } = mention;
  return (
    <div className={classes.line} data-new={isNew || undefined}>
      <Text size="sm" fw={isNew ? 600 : undefined} lineClamp={2}>
        {isNew ? <VisuallyHidden component="span">{t("new")} </VisuallyHidden> : null}
        {t("line", { author: authorName ?? t("formerAuthor"), title })}
      </Text>
      <Text size="xs" c="dimmed" lineClamp={2}>
        {spokenText(text)}
      </Text>
      <Text size="xs" c="dimmed">
        {format.relativeTime(new Date(createdAt), now)}
      </Text>
    </div>
  );
}
