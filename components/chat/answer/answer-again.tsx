"use client";

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconBolt, IconRefresh, IconSparkles } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useConversation } from "@/components/chat/conversation/conversation-context";

/** Another answer to the same question, by the engine that is chosen. It stands beside this one. */
export function AnswerAgain({ answerId }: { answerId: string }) {
  const t = useTranslations("ask.actions");
  const branches = useTranslations("ask.branches");
  const { again, busy, modelAvailable } = useConversation();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Tooltip label={t("again")}>
          <ActionIcon aria-label={t("again")} aria-keyshortcuts="r">
            <IconRefresh size={17} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{busy ? branches("busy") : t("again")}</Menu.Label>
        <Menu.Item leftSection={<IconBolt size={16} />} disabled={busy} onClick={() => again(answerId, "offline")}>
          {t("againOffline")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSparkles size={16} />}
          disabled={busy || !modelAvailable}
          aria-description={modelAvailable ? undefined : t("noModel")}
          onClick={() => again(answerId, "model")}
        >
          {modelAvailable ? t("againModel") : t("noModel")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
