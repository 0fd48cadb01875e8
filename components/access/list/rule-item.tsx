"use client";

import { ActionIcon, Menu, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import {
  IconAlertTriangle,
  IconAsterisk,
  IconDots,
  IconEyeOff,
  IconFilter,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/access/list/rule-item.module.css";
import { RuleSentence } from "@/components/access/list/rule-sentence";
import { useRuleWords } from "@/components/access/list/use-rule-words";
import { notifyFailure } from "@/components/ui/notify-failure";
import type { AccessRuleEntry } from "@/lib/access/schema";
import { useRemoveAccessRule } from "@/lib/client/access-rules";

const icons = { row: IconFilter, hide: IconEyeOff, mask: IconAsterisk };

type RuleItemProps = {
  sourceId: string;
  rule: AccessRuleEntry;
  columnLabel: (column: string) => string;
  onEdit: () => void;
};

/** One rule as a sentence, what is wrong with it, and what can be done with it. */
export function RuleItem({ sourceId, rule, columnLabel, onEdit }: RuleItemProps) {
  const t = useTranslations("access");
  const words = useRuleWords(rule, columnLabel);
  const remove = useAskToRemove(sourceId, rule, words);
  const Icon = icons[rule.kind];
  return (
    <li className={classes.item}>
      <Icon className={classes.icon} size={16} aria-hidden="true" />
      <div className={classes.said}>
        <RuleSentence rule={rule} columnLabel={columnLabel} />
        {rule.problem === null ? null : (
          <p className={classes.problem}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            {t("problem", { problem: rule.problem })}
          </p>
        )}
      </div>
      <Menu width={180}>
        <Menu.Target>
          <ActionIcon aria-label={t("actionsFor", { rule: words })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t("edit")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t("remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

/** Asks first: without the rule people see more from the same moment on. */
function useAskToRemove(sourceId: string, { id }: AccessRuleEntry, words: string): () => void {
  const t = useTranslations("access.removal");
  const removal = useRemoveAccessRule(sourceId);
  // Awaited, because the list takes this item away and callbacks given to `mutate` would go with it.
  async function remove() {
    try {
      await removal.mutateAsync(id);
      notifications.show({ message: t("removed"), closeButtonProps: { "aria-label": t("close") } });
    } catch (error) {
      notifyFailure(error, t("failed"));
    }
  }
  return () =>
    modals.openConfirmModal({
      title: t("title"),
      children: (
        <>
          <Text size="sm" fw={500} mb={4} style={{ overflowWrap: "anywhere" }}>
            {words}
          </Text>
          <Text size="sm">{t("body")}</Text>
        </>
      ),
      labels: { confirm: t("confirm"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => void remove(),
    });
}
