"use client";

import { ActionIcon, Modal, Switch, Text, Tooltip } from "@mantine/core";
import { IconKeyboard } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/conversation/shortcut-list.module.css";
import type { Shortcuts } from "@/components/chat/conversation/use-shortcuts";
import { KeyboardHint } from "@/components/ui/keyboard-hint";

const everywhere = [
  ["send", "Enter"],
  ["newline", "Shift", "Enter"],
  ["recall", "↑"],
  ["stop", "Esc"],
] as const;
const single = [
  ["field", "/"],
  ["help", "?"],
] as const;
const ofAnswer = [
  ["edit", "e"],
  ["copy", "c"],
  ["sql", "s"],
  ["receipt", "i"],
  ["again", "r"],
  ["up", "u"],
  ["down", "d"],
  ["older", "["],
  ["newer", "]"],
  ["choice", "1–9"],
] as const;

type Row = readonly [name: string, ...keys: string[]];

/** The list of what can be done without a mouse, and the switch for keys that need no other key held. */
export function ShortcutList({ shortcuts }: { shortcuts: Shortcuts }) {
  const t = useTranslations("ask.shortcuts");
  const { on, setOn, listOpened, openList, closeList } = shortcuts;
  return (
    <>
      <Tooltip label={t("open")}>
        <ActionIcon aria-label={t("open")} aria-keyshortcuts="?" className={classes.open} onClick={openList}>
          <IconKeyboard size={17} />
        </ActionIcon>
      </Tooltip>
      <Modal opened={listOpened} onClose={closeList} title={t("title")} size="sm">
        <Rows name={t("everywhere")} rows={everywhere} />
        <Switch
          className={classes.switch}
          label={t("on")}
          checked={on}
          onChange={(event) => setOn(event.currentTarget.checked)}
        />
        <div data-off={!on || undefined} className={classes.single}>
          <Rows name={null} rows={single} />
          <Rows name={t("of")} rows={ofAnswer} />
        </div>
      </Modal>
    </>
  );
}

function Rows({ name, rows }: { name: string | null; rows: readonly Row[] }) {
  const t = useTranslations("ask.shortcuts");
  return (
    <>
      {name === null ? null : (
        <Text size="xs" c="dimmed" mt="xs" mb={4}>
          {name}
        </Text>
      )}
      <dl className={classes.rows}>
        {rows.map(([action, ...keys]) => (
          <div key={action} className={classes.row}>
            <dt>{t(action)}</dt>
            <dd>
              <KeyboardHint keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
