"use client";

import { Button, Group, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import classes from "@/components/dashboards/comments/comment-item.module.css";
import { CommentText } from "@/components/dashboards/comments/comment-text";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComment } from "@/lib/client/dashboard-sharing";
import type { Comment } from "@/lib/dashboard/share/schema";

type CommentItemProps = {
  dashboardId: string;
  comment: Comment;
  /** Its author, and those who manage the dashboard. */
  mayDelete: boolean;
  /** They go with it. */
  hasAnswers: boolean;
  /** The one that a link named: it comes into view and has the focus. */
  isTarget: boolean;
  announce: (words: string) => void;
};

/** One remark: who said it and when; its author changes it. */
export function CommentItem({ dashboardId, comment, mayDelete, hasAnswers, isTarget, announce }: CommentItemProps) {
  const t = useTranslations("comments");
  const place = useTargetPlace(isTarget);
  const { isMine } = comment;
  const { act, editing, setEditing, change, askToDelete } = useItemActs(dashboardId, comment, hasAnswers, announce);
  return (
    <div
      ref={place}
      tabIndex={-1}
      className={classes.item}
      data-target={isTarget || undefined}
      data-autofocus={isTarget || undefined}
    >
      <CommentHead comment={comment} />
      {editing ? (
        <CommentForm
          label={t("edit")}
          submitLabel={t("save")}
          initial={comment.text}
          isPending={act.isPending}
          onSubmit={change}
          onCancel={() => setEditing(false)}
          autoFocus
        />
      ) : (
        <CommentText text={comment.text} />
      )}
      {editing || !(isMine || mayDelete) ? null : (
        <Group gap={4} ml={-6}>
          {isMine ? (
            <Button size="compact-xs" variant="subtle" onClick={() => setEditing(true)}>
              {t("edit")}
            </Button>
          ) : null}
          {mayDelete ? (
            <Button size="compact-xs" variant="subtle" color="red" loading={act.isPending} onClick={askToDelete}>
              {t("delete")}
            </Button>
          ) : null}
        </Group>
      )}
    </div>
  );
}

function CommentHead({ comment: { authorName, createdAt, editedAt } }: { comment: Comment }) {
  const t = useTranslations("comments");
  const format = useFormatter();
  const now = useNow();
  return (
    <Text size="xs" c="dimmed">
      <strong>{authorName ?? t("formerAuthor")}</strong>
      {" · "}
      {format.relativeTime(new Date(createdAt), now)}
      {editedAt === null ? null : ` · ${t("edited")}`}
    </Text>
  );
}

function useTargetPlace(isTarget: boolean) {
  const place = useRef<HTMLDivElement>(null);
  // What the browser has in view and in focus is outside React.
  useEffect(() => {
    if (!isTarget) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "center" });
  }, [isTarget]);
  return place;
}

function useItemActs(
  dashboardId: string,
  { id: commentId }: Comment,
  hasAnswers: boolean,
  announce: (words: string) => void,
) {
  const t = useTranslations("comments");
  const act = useComment(dashboardId);
  const [editing, setEditing] = useState(false);
  const onError = (error: Error) => notifyFailure(error, t("failed"));
  const change = (text: string) =>
    act.mutate(
      { kind: "change", commentId, change: { text } },
      {
        onError,
        onSuccess: () => {
          setEditing(false);
          announce(t("changed"));
        },
      },
    );
  const remove = () => act.mutate({ kind: "delete", commentId }, { onError, onSuccess: () => announce(t("deleted")) });
  const askToDelete = () =>
    modals.openConfirmModal({
      title: t("deleteTitle"),
      children: <Text size="sm">{hasAnswers ? t("deleteWithAnswers") : t("deleteBody")}</Text>,
      labels: { confirm: t("deleteConfirm"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: remove,
    });
  return { act, editing, setEditing, change, askToDelete };
}
