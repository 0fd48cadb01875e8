"use client";

import { Button, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/conversation/conversation.module.css";
import { ShortcutList } from "@/components/chat/conversation/shortcut-list";
import type { Shortcuts } from "@/components/chat/conversation/use-shortcuts";
import { MakeReport } from "@/components/reports/make-report";
import { TruncatedText } from "@/components/ui/truncated-text";
import { placesOf } from "@/lib/chat/message-tree";
import type { ChatMessage } from "@/lib/chat/schema";
import { conversationsQuery } from "@/lib/client/conversations";

type ConversationHeadProps = {
  conversationId: string | null;
  title: string;
  /** The branch that is shown. */
  messages: readonly ChatMessage[];
  shortcuts: Shortcuts;
};

/** The title of the conversation, which stays in sight. The rail's list knows it best, for it may have been renamed there. */
export function ConversationHead({ conversationId, title, messages, shortcuts }: ConversationHeadProps) {
  const t = useTranslations("ask.conversation");
  const { data } = useInfiniteQuery(conversationsQuery());
  const listed = data?.pages.flatMap((page) => page.conversations).find(({ id }) => id === conversationId);
  const name = listed?.title ?? title;
  const tCommon = useTranslations("common");
  // A new conversation gets its address in place, so the title that the server rendered is still that of the empty page.
  useDocumentTitle(`${name} · ${tCommon("productName")}`);
  return (
    <header className={classes.head}>
      <Title order={1} className={classes.title}>
        <TruncatedText text={name} tailLength={12} />
      </Title>
      <span className={classes.gap} />
      <ShortcutList shortcuts={shortcuts} />
      {conversationId === null ? null : (
        // What the server has not named yet is no place in a branch.
        <MakeReport conversationId={conversationId} messageId={placesOf(messages).at(-1)?.id ?? null} />
      )}
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
