"use client";

import { ActionIcon, Tooltip, VisuallyHidden } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/conversation/branch-switch.module.css";
import { useConversation } from "@/components/chat/conversation/conversation-context";
import { siblingsOf } from "@/lib/chat/message-tree";

type BranchSwitchProps = { messageId: string; kind: "questions" | "answers" };

/** Goes through the versions of a question or an answer; nothing where there is only one. */
export function BranchSwitch({ messageId, kind }: BranchSwitchProps) {
  const t = useTranslations("ask.branches");
  const { places, busy, show } = useConversation();
  const versions = siblingsOf(places, messageId);
  const index = versions.findIndex(({ id }) => id === messageId);
  if (versions.length < 2) return null;
  const place = { index: index + 1, count: versions.length };
  // A question is browsed with the arrows' keys only where it has no answer of several versions.
  const keys = kind === "answers" ? (["[", "]"] as const) : (["{", "}"] as const);
  const go = (to: number, label: string, key: string, icon: React.ReactNode) => {
    const target = versions[to];
    const blocked = busy ? t("busy") : null;
    return (
      <Tooltip label={blocked ?? label}>
        <ActionIcon
          size="sm"
          aria-label={label}
          aria-description={blocked ?? undefined}
          aria-keyshortcuts={key}
          aria-disabled={busy || target === undefined}
          data-disabled={busy || target === undefined || undefined}
          onClick={() => {
            if (!busy && target !== undefined) show(target.id);
          }}
        >
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  };
  return (
    <fieldset className={classes.switch} aria-label={t(kind)}>
      {go(index - 1, t("previous"), keys[0], <IconChevronLeft size={15} />)}
      <span aria-hidden="true">{t("place", place)}</span>
      <VisuallyHidden role="status">{t("placeSpoken", place)}</VisuallyHidden>
      {go(index + 1, t("next"), keys[1], <IconChevronRight size={15} />)}
    </fieldset>
  );
}
