"use client";

import { ActionIcon, Indicator, Menu, Text } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { mentionsQuery, useReadMentions } from "@/lib/client/dashboard-sharing";

const askAgainMs = 120_000;

/** Where somebody spoke to the reader; opening it notes that they were seen. */
export function MentionBell({ onNavigate }: { onNavigate?: (() => void) | undefined }) {
  const t = useTranslations("comments.bell");
  const { data = [], isError, isPending } = useQuery({ ...mentionsQuery(), refetchInterval: askAgainMs });
  const read = useReadMentions();
  const unread = data.filter(({ readAt }) => readAt === null).length;
  const onOpen = () => {
    if (unread > 0) read.mutate(undefined, { onError: (error) => notifyFailure(error) });
  };
  const note = isPending ? t("loading") : isError ? t("failed") : data.length === 0 ? t("none") : null;
  return (
    <Menu withinPortal width={300} position="bottom-start" onOpen={onOpen}>
      {/* The mark is around the target: what a menu says of its button must stand on the button. */}
      <Indicator label={unread} size={16} disabled={unread === 0}>
        <Menu.Target>
          <ActionIcon aria-label={t("open", { count: unread })}>
            <IconBell size={18} />
          </ActionIcon>
        </Menu.Target>
      </Indicator>
      <Menu.Dropdown mah={400} style={{ overflowY: "auto" }}>
        <Menu.Label>{note ?? t("title")}</Menu.Label>
        {data.map(({ commentId, dashboardId, dashboardTitle, authorName }) => (
          <Menu.Item
            key={commentId}
            component={Link}
            href={`/dashboards/${dashboardId}?comment=${commentId}`}
            onClick={onNavigate}
          >
            <Text size="sm">{t("line", { author: authorName ?? t("formerAuthor"), title: dashboardTitle })}</Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
