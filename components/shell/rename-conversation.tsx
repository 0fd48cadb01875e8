"use client";

import { Button, Group, Modal, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useTranslations } from "next-intl";
import { notifyFailure } from "@/components/ui/notify-failure";
import { type ConversationSummary, conversationChangeSchema } from "@/lib/chat/schema";
import { useRenameConversation } from "@/lib/client/conversations";

type RenameConversationProps = { conversation: ConversationSummary; opened: boolean; onClose: () => void };

/** The dialog that gives a conversation another title. */
export function RenameConversation({ conversation, opened, onClose }: RenameConversationProps) {
  const t = useTranslations("shell.conversations");
  return (
    <Modal opened={opened} onClose={onClose} title={t("renameTitle")} closeButtonProps={{ "aria-label": t("cancel") }}>
      <RenameForm conversation={conversation} onClose={onClose} />
    </Modal>
  );
}

function RenameForm({ conversation, onClose }: Omit<RenameConversationProps, "opened">) {
  const t = useTranslations("shell.conversations");
  const renaming = useRenameConversation();
  const form = useForm({
    mode: "uncontrolled",
    initialValues: { title: conversation.title },
    validate: { title: (title) => (conversationChangeSchema.safeParse({ title }).success ? null : t("titleInvalid")) },
  });
  // Awaited, because the dialog closes at once and callbacks given to `mutate` would go with it.
  async function submit({ title }: { title: string }) {
    onClose();
    try {
      await renaming.mutateAsync({ id: conversation.id, title: title.trim() });
    } catch (error) {
      notifyFailure(error, t("renameFailed"));
    }
  }
  return (
    <form onSubmit={form.onSubmit(submit)}>
      <TextInput
        label={t("titleLabel")}
        maxLength={200}
        data-autofocus
        key={form.key("title")}
        {...form.getInputProps("title")}
      />
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button type="submit">{t("rename")}</Button>
      </Group>
    </form>
  );
}
