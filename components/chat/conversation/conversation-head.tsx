"use client";

import { Title } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import classes from "@/components/chat/conversation/conversation.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";
import { conversationsQuery } from "@/lib/client/conversations";

type ConversationHeadProps = { conversationId: string | null; title: string };

/** The title of the conversation, which stays in sight. The rail's list knows it best, for it may have been renamed there. */
export function ConversationHead({ conversationId, title }: ConversationHeadProps) {
  const { data } = useInfiniteQuery(conversationsQuery());
  const listed = data?.pages.flatMap((page) => page.conversations).find(({ id }) => id === conversationId);
  return (
    <header className={classes.head}>
      <Title order={1} className={classes.title}>
        <TruncatedText text={listed?.title ?? title} tailLength={12} />
      </Title>
    </header>
  );
}
