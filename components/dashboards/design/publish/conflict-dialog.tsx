"use client";

import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Contents } from "@/components/dashboards/design/design-history";
import { DifferenceView } from "@/components/dashboards/design/difference/difference-view";
import { mergeContents } from "@/components/dashboards/design/drafts/merge-contents";
import { ClashChoices } from "@/components/dashboards/design/publish/clash-choices";
import classes from "@/components/dashboards/design/publish/conflict-dialog.module.css";
import type { Publish } from "@/components/dashboards/design/publish/use-publish";
import { useSaveCopy } from "@/components/dashboards/design/publish/use-save-copy";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import type { Choice } from "@/lib/dashboard/config/merge-configs";
import type { Dashboard } from "@/lib/dashboard/schema";

type ConflictDialogProps = { session: DesignSession; publishing: Publish; onDone: () => void };

/**
 * The way out when two people design the same dashboard: who published what, put together widget by widget, or one of the two.
 * Whatever is chosen, nothing that was published is lost: all of it is in the history.
 */
export function ConflictDialog({ session, publishing, onDone }: ConflictDialogProps) {
  const t = useTranslations("design.conflict");
  const { theirs, close } = publishing;
  return (
    <Modal
      opened={theirs !== null}
      onClose={close}
      size="xl"
      title={t("title")}
      closeButtonProps={{ "aria-label": t("keepEditing") }}
    >
      {theirs ? <Ways session={session} publishing={publishing} theirs={theirs} onDone={onDone} /> : null}
    </Modal>
  );
}

function Ways({ session, publishing, theirs, onDone }: ConflictDialogProps & { theirs: Dashboard }) {
  const t = useTranslations("design.conflict");
  const format = useFormatter();
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({});
  const { saveCopy, isCopying } = useSaveCopy(session);
  const { base, contents: mine } = session;
  const { contents: merged, clashes } = mergeContents({ base, mine, theirs }, choices);
  const take = (contents: Contents, publishes: boolean) => {
    const present = session.rebase(theirs, contents);
    if (publishes) void publishing.publish({ contents: present, revision: theirs.revision }, onDone);
    else publishing.close();
  };
  const time = format.dateTime(new Date(theirs.updatedAt), { dateStyle: "medium", timeStyle: "short" });
  return (
    <Stack gap="md">
      <Text size="sm">{t("body", { name: theirs.updatedByName ?? t("somebody"), time })}</Text>
      <div className={classes.sides}>
        <DifferenceView
          title={t("theirs", { name: theirs.updatedByName ?? t("somebody") })}
          before={base}
          after={theirs}
        />
        <DifferenceView title={t("mine")} before={base} after={mine} />
      </div>
      {clashes.length === 0 ? (
        <Text size="sm">{t("noClash")}</Text>
      ) : (
        <ClashChoices clashes={clashes} choices={choices} onChoose={setChoices} />
      )}
      <Group gap="xs" justify="flex-end">
        <Button variant="subtle" color="gray" onClick={() => take(theirs, false)}>
          {t("takeTheirs")}
        </Button>
        <Button variant="subtle" color="gray" loading={isCopying} onClick={saveCopy}>
          {t("saveCopy")}
        </Button>
        <Button variant="default" onClick={() => take(merged, false)}>
          {t("mergeAndLook")}
        </Button>
        <Button loading={publishing.isPublishing} onClick={() => take(merged, true)} data-autofocus>
          {t("mergeAndPublish")}
        </Button>
      </Group>
    </Stack>
  );
}
