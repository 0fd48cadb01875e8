"use client";

import { Anchor, Button, Group, Menu, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconList, IconRosetteDiscountCheckFilled } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Ref } from "react";
import { notifyFailure } from "@/components/ui/notify-failure";
import menuClasses from "@/components/verified/answer/verified-menu.module.css";
import { useCheckedText } from "@/components/verified/use-checked-text";
import classes from "@/components/verified/verify-answer.module.css";
import { useRemoveVerified, useVerifyAnswer } from "@/lib/client/verified-questions";
import type { NewVerified, VerifiedEntry } from "@/lib/nl2sql/schema";

type VerifiedMenuProps = {
  entry: VerifiedEntry;
  sourceId: string;
  /** What puts the mark back once it was taken away. */
  answer: NewVerified;
  /** Receives the button: where the focus goes once the answer was verified. */
  buttonRef: Ref<HTMLButtonElement>;
  onTakenBack: () => void;
};

/** An answer that is verified: for which question, by whom, and the way back. */
export function VerifiedMenu({ entry, sourceId, answer, buttonRef, onTakenBack }: VerifiedMenuProps) {
  const t = useTranslations("verified.verified");
  const all = useTranslations("verified.verify");
  const checked = useCheckedText({ verifiedBy: entry.verifiedBy, verifiedAt: entry.createdAt });
  const takeBack = useTakeBack({ entry, sourceId, answer, onTakenBack });
  return (
    <Menu width={300}>
      <Menu.Target>
        <Button ref={buttonRef} variant="default" px={10} aria-label={t("actions")}>
          <IconRosetteDiscountCheckFilled size={16} className={menuClasses.mark} />
          <span className={classes.label}>{t("action")}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className={menuClasses.said}>
          {t("as", { question: entry.question })}
          <Text component="span" size="xs" display="block" mt={2}>
            {checked}
          </Text>
        </Menu.Label>
        <Menu.Item
          component={Link}
          href={`/data/${sourceId}?tab=verified`}
          leftSection={<IconList size={16} aria-hidden="true" />}
        >
          {all("open")}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconArrowBackUp size={16} aria-hidden="true" />} onClick={takeBack}>
          {t("takeBack")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Takes the mark away; the notice puts it back. */
function useTakeBack({ entry, sourceId, answer, onTakenBack }: Omit<VerifiedMenuProps, "buttonRef">): () => void {
  const t = useTranslations("verified.verified");
  const remove = useRemoveVerified(sourceId);
  const again = useVerifyAnswer(sourceId);
  // Awaited, because the menu goes with the mark and callbacks given to `mutate` would go with it.
  async function putBack() {
    try {
      await again.mutateAsync(answer);
    } catch (error) {
      notifyFailure(error);
    }
  }
  async function takeBack() {
    try {
      await remove.mutateAsync(entry);
    } catch (error) {
      notifyFailure(error, t("takeBackFailed"));
      return;
    }
    onTakenBack();
    const id: string = notifications.show({
      message: (
        <TakenBack
          onUndo={() => {
            notifications.hide(id);
            void putBack();
          }}
        />
      ),
      autoClose: 8_000,
    });
  }
  return () => void takeBack();
}

function TakenBack({ onUndo }: { onUndo: () => void }) {
  const t = useTranslations("verified.verified");
  const common = useTranslations("common");
  return (
    <Group gap="md">
      <Text size="sm">{t("takenBack")}</Text>
      <Anchor component="button" type="button" size="sm" onClick={onUndo}>
        {common("undo")}
      </Anchor>
    </Group>
  );
}
