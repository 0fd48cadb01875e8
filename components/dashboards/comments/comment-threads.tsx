"use client";

import { Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentThread } from "@/components/dashboards/comments/comment-thread";
import { threadOf } from "@/components/dashboards/comments/threads";
import type { Dashboard } from "@/lib/dashboard/schema";
import type { Comment } from "@/lib/dashboard/share/schema";

type CommentThreadsProps = {
  dashboard: Dashboard;
  comments: readonly Comment[];
  /** The widget whose threads are shown; null: all. */
  about: string | null;
  onAll: () => void;
  /** The comment that a link named. */
  targetId: string | null;
  announce: (words: string) => void;
};

/** What was said, oldest first: what is not settled, and the rest on wish. */
export function CommentThreads({ dashboard, comments, about, onAll, targetId, announce }: CommentThreadsProps) {
  const t = useTranslations("comments");
  const target = targetId === null ? null : threadOf(comments, targetId);
  const [withSettled, setWithSettled] = useState(target !== null && target.resolvedAt !== null);
  const firsts = comments.filter(({ parentId }) => parentId === null);
  const shown = firsts.filter(
    ({ widgetId, resolvedAt }) => (withSettled || resolvedAt === null) && (about === null || widgetId === about),
  );
  const titleOf = (widgetId: string | null) => {
    if (widgetId === null) return null;
    const widget = dashboard.config.widgets.find(({ id }) => id === widgetId);
    return widget === undefined ? t("goneWidget") : widget.title || t("untitled");
  };
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Switch
          label={t("withSettled")}
          checked={withSettled}
          onChange={(event) => setWithSettled(event.currentTarget.checked)}
        />
        {about !== null && firsts.length > shown.length ? (
          <Button size="compact-xs" variant="subtle" onClick={onAll}>
            {t("all")}
          </Button>
        ) : null}
      </Group>
      {targetId !== null && target === null ? (
        <Text size="sm" c="dimmed" role="status">
          {t("goneComment")}
        </Text>
      ) : null}
      {shown.length === 0 ? (
        <Text size="sm" c="dimmed">
          {about === null ? t("none") : t("noneAbout")}
        </Text>
      ) : (
        <Stack component="ul" p={0} m={0} style={{ listStyle: "none" }} aria-label={t("title")}>
          {shown.map((first) => (
            <CommentThread
              key={first.id}
              dashboard={dashboard}
              first={first}
              answers={comments.filter(({ parentId }) => parentId === first.id)}
              about={titleOf(first.widgetId)}
              targetId={targetId}
              announce={announce}
            />
          ))}
        </Stack>
      )}
    </>
  );
}
