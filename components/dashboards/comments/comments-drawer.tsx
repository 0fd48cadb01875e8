"use client";

import { Drawer, Loader, Stack, VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CommentThreads } from "@/components/dashboards/comments/comment-threads";
import type { CommentFocus } from "@/components/dashboards/comments/comments-context";
import { NewThread } from "@/components/dashboards/comments/new-thread";
import { ErrorState } from "@/components/ui/error-state";
import { commentsQuery } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";

type CommentsDrawerProps = { dashboard: Dashboard; focus: CommentFocus; opened: boolean; onClose: () => void };

/** What people say about a dashboard and its widgets; what it is about stays in view beside it. */
export function CommentsDrawer({ dashboard, focus, opened, onClose }: CommentsDrawerProps) {
  const t = useTranslations("comments");
  const comments = useQuery(commentsQuery(dashboard.id));
  // A link's comment is shown among all, whatever it is about.
  const [about, setAbout] = useState(focus.commentId === null ? focus.widgetId : null);
  const [announcement, announce] = useState("");
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t("title")}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <VisuallyHidden role="status">{announcement}</VisuallyHidden>
      {comments.data ? (
        <Stack>
          <NewThread
            dashboard={dashboard}
            about={about}
            onAbout={setAbout}
            // Whoever only reads would have a keyboard over it on a phone.
            autoFocus={focus.commentId === null && focus.widgetId !== null}
            announce={announce}
          />
          <CommentThreads
            dashboard={dashboard}
            comments={comments.data}
            about={about}
            onAll={() => setAbout(null)}
            targetId={focus.commentId}
            announce={announce}
          />
        </Stack>
      ) : comments.isError ? (
        <ErrorState compact error={comments.error} onRetry={() => comments.refetch()} retrying={comments.isFetching} />
      ) : (
        <Loader size="sm" mx="auto" mt="xl" aria-label={t("loading")} />
      )}
    </Drawer>
  );
}
