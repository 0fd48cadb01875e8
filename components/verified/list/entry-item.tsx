"use client";

import { ActionIcon, Collapse, Menu, Text, Tooltip } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { modals } from "@mantine/modals";
import { notifications } from "@mantine/notifications";
import { IconAlertTriangle, IconCode, IconDots, IconMessageQuestion, IconPencil, IconTrash } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { leaveQuestion } from "@/components/chat/pending-question";
import { useViewer } from "@/components/shell/viewer-context";
import { notifyFailure } from "@/components/ui/notify-failure";
import { SqlView } from "@/components/ui/sql-view";
import { EditWording } from "@/components/verified/list/edit-wording";
import classes from "@/components/verified/list/entry-item.module.css";
import { QuestionWithSlots } from "@/components/verified/list/question-with-slots";
import { useCheckedText } from "@/components/verified/use-checked-text";
import { useRemoveVerified } from "@/lib/client/verified-questions";
import type { VerifiedEntry } from "@/lib/nl2sql/schema";
import type { SourceKind } from "@/lib/source/schema";

type EntryItemProps = { entry: VerifiedEntry; sourceId: string; dialect: SourceKind };

/** One verified question: its words with what may change in them, who checked it when, and what can be done with it. */
export function EntryItem({ entry, sourceId, dialect }: EntryItemProps) {
  const t = useTranslations("verified.list");
  const router = useRouter();
  const checked = useCheckedText({ verifiedBy: entry.verifiedBy, verifiedAt: entry.createdAt }, "list.by");
  const [sqlShown, sql] = useDisclosure(false);
  const sqlId = useId();
  function ask() {
    leaveQuestion(entry.question);
    router.push(`/ask?source=${sourceId}`);
  }
  return (
    <li className={classes.item}>
      <div className={classes.said}>
        <QuestionWithSlots entry={entry} />
        <Text size="xs" c="dimmed">
          {checked}
        </Text>
        {entry.problem ? (
          <p className={classes.problem}>
            <IconAlertTriangle size={14} aria-hidden="true" />
            {t(`problems.${entry.problem}`)}
          </p>
        ) : null}
      </div>
      <div className={classes.acts}>
        {entry.problem === null ? (
          <Tooltip label={t("ask", { question: entry.question })} multiline maw={320}>
            <ActionIcon aria-label={t("ask", { question: entry.question })} onClick={ask}>
              <IconMessageQuestion size={17} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        <EntryMenu entry={entry} sourceId={sourceId} sqlShown={sqlShown} sqlId={sqlId} onSql={sql.toggle} />
      </div>
      {entry.sql === null ? null : (
        <div id={sqlId} className={classes.sql}>
          <Collapse expanded={sqlShown} keepMounted={false} transitionDuration={160}>
            <SqlView sql={entry.sql} dialect={dialect} />
          </Collapse>
        </div>
      )}
    </li>
  );
}

type EntryMenuProps = Omit<EntryItemProps, "dialect"> & { sqlShown: boolean; sqlId: string; onSql: () => void };

function EntryMenu({ entry, sourceId, sqlShown, sqlId, onSql }: EntryMenuProps) {
  const t = useTranslations("verified.list");
  const { mayVerify } = useViewer();
  const [editing, edit] = useDisclosure(false);
  const remove = useAskToRemove(entry, sourceId);
  if (!mayVerify) return null;
  return (
    <>
      <Menu width={220}>
        <Menu.Target>
          <ActionIcon aria-label={t("actions", { question: entry.question })}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={edit.open}>
            {t("edit")}
          </Menu.Item>
          <Menu.Item leftSection={<IconCode size={16} />} aria-controls={sqlId} onClick={onSql}>
            {t(sqlShown ? "hideSql" : "showSql")}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={remove}>
            {t("remove")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EditWording opened={editing} onClose={edit.close} entry={entry} sourceId={sourceId} />
    </>
  );
}

/** Asks before a verified question is removed: its mark cannot be put back with the day on which it was given. */
function useAskToRemove(entry: VerifiedEntry, sourceId: string): () => void {
  const t = useTranslations("verified.remove");
  const removal = useRemoveVerified(sourceId);
  // Awaited, because the list takes this item away and callbacks given to `mutate` would go with it.
  async function remove() {
    try {
      await removal.mutateAsync(entry);
      notifications.show({ message: t("removed") });
    } catch (error) {
      notifyFailure(error, t("failed"));
    }
  }
  return () =>
    modals.openConfirmModal({
      title: t("title"),
      children: <Text size="sm">{t("body", { question: entry.question })}</Text>,
      labels: { confirm: t("confirm"), cancel: t("keep") },
      confirmProps: { color: "red" },
      onConfirm: () => void remove(),
    });
}
