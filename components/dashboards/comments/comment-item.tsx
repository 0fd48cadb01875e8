"use client";

import { Button, Group, Text } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import { CommentText } from "@/components/dashboards/comments/comment-text";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComment } from "@/lib/client/dashboard-sharing";
import type { Comment } from "@/lib/dashboard/share/schema";

/** One remark: who said it and when; its author changes and deletes it. */
export function CommentItem({ dashboardId, comment }: { dashboardId: string; comment: Comment }) {
  const t = useTranslations("comments");
  const format = useFormatter();
  const now = useNow();
  const [editing, setEditing] = useState(false);
  const act = useComment(dashboardId);
  const { id: commentId, text, isMine, editedAt } = comment;
  const onError = (error: Error) => notifyFailure(error, t("failed"));
  const change = (next: string) =>
    act.mutate({ kind: "change", commentId, change: { text: next } }, { onError, onSuccess: () => setEditing(false) });
  return (
    <div id={`comment-${commentId}`} tabIndex={-1}>
      <Text size="xs" c="dimmed">
        <strong>{comment.authorName ?? t("formerAuthor")}</strong>
        {" · "}
        {format.relativeTime(new Date(comment.createdAt), now)}
        {editedAt === null ? null : ` · ${t("edited")}`}
      </Text>
      {editing ? (
        <CommentForm
          label={t("edit")}
          submitLabel={t("save")}
          initial={text}
          isPending={act.isPending}
          onSubmit={change}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <CommentText text={text} />
      )}
      {isMine && !editing ? (
        <Group gap={4}>
          <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
            {t("edit")}
          </Button>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            loading={act.isPending}
            onClick={() => act.mutate({ kind: "delete", commentId }, { onError })}
          >
            {t("delete")}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
