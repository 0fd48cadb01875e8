"use client";

import { Button, Text } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ConversationItem } from "@/components/shell/conversation-item";
import classes from "@/components/shell/rail-conversations.module.css";
import { LinesSkeleton } from "@/components/ui/skeletons";
import { conversationsQuery } from "@/lib/client/conversations";

/** Recent conversations, newest first, with older ones a click away. */
export function RailConversations({ onNavigate }: { onNavigate: (() => void) | undefined }) {
  const t = useTranslations("shell.conversations");
  const { data, isPending, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    conversationsQuery(),
  );
  const conversations = data?.pages.flatMap((page) => page.conversations) ?? [];
  return (
    <section aria-label={t("title")}>
      <h2 className={classes.title}>{t("title")}</h2>
      {isPending ? (
        <div className={classes.pending}>
          <LinesSkeleton lines={5} />
        </div>
      ) : null}
      {isError ? (
        <Text size="xs" c="dimmed" className={classes.note} component="div">
          {t("failed")}{" "}
          <button type="button" className={classes.retry} onClick={() => refetch()}>
            {t("retry")}
          </button>
        </Text>
      ) : null}
      {data && conversations.length === 0 ? (
        <Text size="xs" c="dimmed" className={classes.note}>
          {t("empty")}
        </Text>
      ) : null}
      <ul className={classes.list}>
        {conversations.map((conversation) => (
          <ConversationItem key={conversation.id} conversation={conversation} onNavigate={onNavigate} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {t("older")}
        </Button>
      ) : null}
    </section>
  );
}
