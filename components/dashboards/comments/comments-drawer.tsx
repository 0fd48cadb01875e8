"use client";

import { Drawer, Loader, Select, Stack, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import { CommentThread } from "@/components/dashboards/comments/comment-thread";
import { ErrorState } from "@/components/ui/error-state";
import { notifyFailure } from "@/components/ui/notify-failure";
import { commentsQuery, useComment } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";
import type { Comment } from "@/lib/dashboard/share/schema";

type CommentsDrawerProps = { dashboard: Dashboard; opened: boolean; onClose: () => void };

/** What people say about a dashboard and its widgets. */
export function CommentsDrawer({ dashboard, opened, onClose }: CommentsDrawerProps) {
  const t = useTranslations("comments");
  const comments = useQuery({ ...commentsQuery(dashboard.id), enabled: opened });
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t("title")}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {comments.data ? (
        <Stack>
          <NewThread dashboard={dashboard} />
          <Threads dashboard={dashboard} comments={comments.data} />
        </Stack>
      ) : comments.isError ? (
        <ErrorState compact error={comments.error} onRetry={() => comments.refetch()} retrying={comments.isFetching} />
      ) : (
        <Loader size="sm" mx="auto" mt="xl" aria-label={t("loading")} />
      )}
    </Drawer>
  );
}

function NewThread({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("comments");
  const [widgetId, setWidgetId] = useState<string | null>(null);
  const act = useComment(dashboard.id);
  const say = (text: string, onDone: () => void) =>
    act.mutate(
      { kind: "say", comment: { text, widgetId, parentId: null } },
      { onSuccess: onDone, onError: (error) => notifyFailure(error, t("failed")) },
    );
  return (
    <Stack gap="xs">
      <Select
        label={t("about")}
        placeholder={t("aboutDashboard")}
        clearable
        data={dashboard.config.widgets.map(({ id, title }) => ({ value: id, label: title || t("untitled") }))}
        value={widgetId}
        onChange={setWidgetId}
      />
      <CommentForm label={t("new")} submitLabel={t("send")} isPending={act.isPending} onSubmit={say} />
    </Stack>
  );
}

function Threads({ dashboard, comments }: { dashboard: Dashboard; comments: readonly Comment[] }) {
  const t = useTranslations("comments");
  const [withSettled, setWithSettled] = useState(false);
  const firsts = comments.filter(({ parentId, resolvedAt }) => parentId === null && (withSettled || !resolvedAt));
  const titleOf = (widgetId: string | null) =>
    widgetId === null ? null : (dashboard.config.widgets.find(({ id }) => id === widgetId)?.title ?? t("goneWidget"));
  return (
    <>
      <Switch
        label={t("withSettled")}
        checked={withSettled}
        onChange={(event) => setWithSettled(event.currentTarget.checked)}
      />
      {firsts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      ) : (
        <Stack component="ul" p={0} m={0} style={{ listStyle: "none" }}>
          {firsts.map((first) => (
            <CommentThread
              key={first.id}
              dashboardId={dashboard.id}
              first={first}
              answers={comments.filter(({ parentId }) => parentId === first.id)}
              about={titleOf(first.widgetId)}
            />
          ))}
        </Stack>
      )}
    </>
  );
}
