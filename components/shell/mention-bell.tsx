"use client";

import { ActionIcon, Indicator, Menu } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { MentionLine } from "@/components/shell/mention-line";
import { notifyFailure } from "@/components/ui/notify-failure";
import { mentionsQuery, useReadMentions } from "@/lib/client/dashboard-sharing";

const askAgainMs = 120_000;

/** Where somebody spoke to the reader; opening it notes that they were seen. */
export function MentionBell({ size }: { size?: "lg" }) {
  const t = useTranslations("comments.bell");
  const { data = [], isError, isPending } = useQuery({ ...mentionsQuery(), refetchInterval: askAgainMs });
  const read = useReadMentions();
  const unread = data.filter(({ readAt }) => readAt === null);
  // What was new when the list was opened stays marked while one reads it.
  const [newIds, setNewIds] = useState<ReadonlySet<string>>(new Set());
  const onOpen = () => {
    setNewIds(new Set(unread.map(({ commentId }) => commentId)));
    if (unread.length > 0) read.mutate(undefined, { onError: (error) => notifyFailure(error) });
  };
  const note = isPending ? t("loading") : isError ? t("failed") : data.length === 0 ? t("none") : null;
  return (
    <Menu withinPortal width={320} position="bottom-start" onOpen={onOpen}>
      {/* The mark is around the target: what a menu says of its button must stand on the button. */}
      <Indicator label={unread.length} size={16} offset={6} disabled={unread.length === 0}>
        <Menu.Target>
          <ActionIcon size={size} aria-label={t("open", { count: unread.length })}>
            <IconBell size={18} />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah={420} style={{ overflowY: "auto" }}>
        <Menu.Label>{note ?? t("title")}</Menu.Label>
        {data.map((mention) => (
          <Menu.Item
            key={mention.commentId}
            component={Link}
            href={`/dashboards/${mention.dashboardId}?comment=${mention.commentId}`}
          >
            <MentionLine mention={mention} isNew={newIds.has(mention.commentId)} />
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
