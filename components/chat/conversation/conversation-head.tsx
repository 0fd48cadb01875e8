"use client";

import { Button, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/conversation/conversation.module.css";
import { TruncatedText } from "@/components/ui/truncated-text";
import { conversationsQuery } from "@/lib/client/conversations";

type ConversationHeadProps = { conversationId: string | null; title: string };

/** The title of the conversation, which stays in sight. The rail's list knows it best, for it may have been renamed there. */
export function ConversationHead({ conversationId, title }: ConversationHeadProps) {
  const t = useTranslations("ask.conversation");
  const { data } = useInfiniteQuery(conversationsQuery());
  const listed = data?.pages.flatMap((page) => page.conversations).find(({ id }) => id === conversationId);
  return (
    <header className={classes.head}>
      <Title order={1} className={classes.title}>
        <TruncatedText text={listed?.title ?? title} tailLength={12} />
      </Title>
      <Button
        component={Link}
        href="/ask"
        variant="subtle"
        color="gray"
        size="xs"
        leftSection={<IconPlus size={15} />}
        className={classes.new}
      >
        {t("newQuestion")}
      </Button>
    </header>
  );
}
