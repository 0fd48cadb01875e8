"use client";

import { Button, Paper, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import { CommentItem } from "@/components/dashboards/comments/comment-item";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComment } from "@/lib/client/dashboard-sharing";
import type { Comment } from "@/lib/dashboard/share/schema";

type CommentThreadProps = {
  dashboardId: string;
  first: Comment;
  answers: readonly Comment[];
  /** Title of the widget it is about; null: the dashboard as a whole. */
  about: string | null;
};

/** A remark with its answers, to be answered and settled. */
export function CommentThread({ dashboardId, first, answers, about }: CommentThreadProps) {
  const t = useTranslations("comments");
  const act = useComment(dashboardId);
  const onError = (error: Error) => notifyFailure(error, t("failed"));
  const isOpen = first.resolvedAt === null;
  const answer = (text: string, onDone: () => void) =>
    act.mutate(
      { kind: "say", comment: { text, widgetId: first.widgetId, parentId: first.id } },
      { onError, onSuccess: onDone },
    );
  const settle = () => act.mutate({ kind: "change", commentId: first.id, change: { resolved: isOpen } }, { onError });
  return (
    <Paper component="li" withBorder p="sm">
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {about === null ? t("aboutDashboard") : t("aboutWidget", { title: about })}
        </Text>
        {[first, ...answers].map((comment) => (
          <CommentItem key={comment.id} dashboardId={dashboardId} comment={comment} />
        ))}
        {isOpen ? (
          <CommentForm label={t("answer")} submitLabel={t("send")} isPending={act.isPending} onSubmit={answer} />
        ) : null}
        <Button size="compact-xs" variant="default" onClick={settle} loading={act.isPending}>
          {isOpen ? t("resolve") : t("reopen")}
        </Button>
      </Stack>
    </Paper>
  );
}
