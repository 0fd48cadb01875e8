"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconDots, IconPencil, IconTrash } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { forgetChat } from "@/components/chat/kept-chats";
import classes from "@/components/shell/rail-conversations.module.css";
import { notifyFailure } from "@/components/ui/notify-failure";
import { useLateDialog } from "@/components/ui/use-late-dialog";
import type { ConversationSummary } from "@/lib/chat/schema";
import { useDeleteConversation } from "@/lib/client/conversations";

const RenameConversation = dynamic(
  () => import("@/components/shell/rename-conversation").then((m) => m.RenameConversation),
  { ssr: false },
);

type ConversationItemProps = { conversation: ConversationSummary; onNavigate: (() => void) | undefined };

/** One conversation in the rail: a link, and a menu to rename or delete it. */
export function ConversationItem({ conversation, onNavigate }: ConversationItemProps) {
  const t = useTranslations("shell.conversations");
  const href = `/ask/${conversation.id}`;
  const current = usePathname() === href;
  const [menuOpened, menu] = useDisclosure(false);
  const rename = useLateDialog();
  const askToDelete = useAskToDelete(conversation, current);
  return (
    <li className={classes.item} data-current={current || undefined} data-menu={menuOpened || undefined}>
      <Link
        href={href}
        className={classes.link}
        title={conversation.title}
        aria-current={current ? "page" : undefined}
        onClick={onNavigate}
      >
        {conversation.title}
      </Link>
      <Menu opened={menuOpened} onChange={(opened) => (opened ? menu.open() : menu.close())} position="bottom-start">
        <Menu.Target>
          <ActionIcon size="sm" className={classes.menu} aria-label={t("actions", { title: conversation.title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={rename.open}>
            {t("rename")}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={askToDelete}>
            {t("delete")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {rename.isNeeded ? (
        <RenameConversation conversation={conversation} opened={rename.opened} onClose={rename.close} />
      ) : null}
    </li>
  );
}

/** Asks before a conversation is deleted, and leaves its page when it is the one that is open. */
function useAskToDelete(conversation: ConversationSummary, current: boolean): () => void {
  const t = useTranslations("shell.conversations");
  const router = useRouter();
  const deletion = useDeleteConversation();
  // Awaited, because the list takes this item away at once and callbacks given to `mutate` would go with it.
  async function remove() {
    try {
      await deletion.mutateAsync(conversation);
    } catch (error) {
      notifyFailure(error, t("deleteFailed"));
      return;
    }
    forgetChat(conversation.id);
    notifications.show({ message: t("deleted") });
    if (current) router.push("/ask");
  }
  return () =>
    modals.openConfirmModal({
      title: t("deleteTitle"),
      children: <Text size="sm">{t("deleteBody", { title: conversation.title })}</Text>,
      labels: { confirm: t("deleteConfirm"), cancel: t("cancel") },
      confirmProps: { color: "red" },
      onConfirm: () => void remove(),
    });
}
