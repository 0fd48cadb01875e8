"use client";

import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import { CommentItem } from "@/components/dashboards/comments/comment-item";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComment } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";
import type { Comment } from "@/lib/dashboard/share/schema";

type CommentThreadProps = {
  dashboard: Dashboard;
  first: Comment;
  answers: readonly Comment[];
  /** Title of the widget it is about; null: the dashboard as a whole. */
  about: string | null;
  /** The comment that a link named. */
  targetId: string | null;
  announce: (words: string) => void;
};

/** A remark with its answers, to be answered and settled. */
export function CommentThread({ dashboard, first, answers, about, targetId, announce }: CommentThreadProps) {
  const t = useTranslations("comments");
  const isOpen = first.resolvedAt === null;
  const { act, settle, answer, answering, setAnswering } = useThreadActs(dashboard.id, first, announce);
  return (
    <Paper component="li" withBorder p="sm">
      <Stack gap="sm">
        <Group gap={6} wrap="nowrap">
          <Text size="xs" c="dimmed" truncate>
            {about === null ? t("aboutDashboard") : t("aboutWidget", { title: about })}
          </Text>
          {isOpen ? null : (
            <Text size="xs" c="var(--q-good)" style={{ flex: "none" }}>
              <IconCheck size={12} aria-hidden="true" /> {t("resolved")}
            </Text>
          )}
        </Group>
        {[first, ...answers].map((comment) => (
          <CommentItem
            key={comment.id}
            dashboardId={dashboard.id}
            comment={comment}
            mayDelete={comment.isMine || dashboard.canManage}
            hasAnswers={comment.id === first.id && answers.length > 0}
            isTarget={comment.id === targetId}
            announce={announce}
          />
        ))}
        {answering ? (
          <CommentForm
            label={t("answer")}
            submitLabel={t("send")}
            isPending={act.isPending}
            onSubmit={answer}
            onCancel={() => setAnswering(false)}
            autoFocus
          />
        ) : (
          <Group gap="xs">
            {isOpen ? (
              <Button size="compact-xs" variant="default" onClick={() => setAnswering(true)}>
                {t("answer")}
              </Button>
            ) : null}
            <Button size="compact-xs" variant="subtle" onClick={settle} loading={act.isPending}>
              {isOpen ? t("resolve") : t("reopen")}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}

function useThreadActs(dashboardId: string, first: Comment, announce: (words: string) => void) {
  const t = useTranslations("comments");
  const act = useComment(dashboardId);
  const [answering, setAnswering] = useState(false);
  const resolved = first.resolvedAt === null;
  const onError = (error: Error) => notifyFailure(error, t("failed"));
  const answer = (text: string, onDone: () => void) =>
    act.mutate(
      { kind: "say", comment: { text, widgetId: first.widgetId, parentId: first.id } },
      {
        onError,
        onSuccess: () => {
          onDone();
          setAnswering(false);
          announce(t("said"));
        },
      },
    );
  const settle = () =>
    act.mutate(
      { kind: "change", commentId: first.id, change: { resolved } },
      { onError, onSuccess: () => announce(resolved ? t("resolved") : t("reopened")) },
    );
  return { act, answer, settle, answering, setAnswering };
}
