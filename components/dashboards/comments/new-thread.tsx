"use client";

import { Select, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CommentForm } from "@/components/dashboards/comments/comment-form";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useComment } from "@/lib/client/dashboard-sharing";
import type { Dashboard } from "@/lib/dashboard/schema";

type NewThreadProps = {
  dashboard: Dashboard;
  /** The widget it will be about; null: the dashboard as a whole. */
  about: string | null;
  onAbout: (widgetId: string | null) => void;
  autoFocus: boolean;
  /** Told to screen readers. */
  announce: (words: string) => void;
};

/** Begins a thread about a widget or the whole. */
export function NewThread({ dashboard, about, onAbout, autoFocus, announce }: NewThreadProps) {
  const t = useTranslations("comments");
  const act = useComment(dashboard.id);
  const say = (text: string, onDone: () => void) =>
    act.mutate(
      { kind: "say", comment: { text, widgetId: about, parentId: null } },
      {
        onError: (error) => notifyFailure(error, t("failed")),
        onSuccess: () => {
          onDone();
          announce(t("said"));
        },
      },
    );
  return (
    <Stack gap="xs">
      <Select
        label={t("about")}
        placeholder={t("aboutDashboard")}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("aboutDashboard") }}
        data={dashboard.config.widgets.map(({ id, title }) => ({ value: id, label: title || t("untitled") }))}
        value={about}
        onChange={onAbout}
      />
      <CommentForm
        label={t("new")}
        submitLabel={t("send")}
        isPending={act.isPending}
        onSubmit={say}
        autoFocus={autoFocus}
      />
    </Stack>
  );
}
