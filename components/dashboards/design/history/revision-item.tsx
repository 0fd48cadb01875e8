"use client";

import { UnstyledButton } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId } from "react";
import classes from "@/components/dashboards/design/history/history-panel.module.css";
import { RevisionBody } from "@/components/dashboards/design/history/revision-body";
import { useDifferenceLine } from "@/components/dashboards/design/history/use-difference-line";
import type { DashboardHistory } from "@/lib/dashboard/design/schema";

export type Revision = DashboardHistory["revisions"][number];

type RevisionItemProps = { revision: Revision; isNewest: boolean; opened: boolean; onToggle: () => void };

const tickMs = 60_000;

/** One published version: who, when, what changed; opened, with pictures and the way back. */
export function RevisionItem({ revision, isNewest, opened, onToggle }: RevisionItemProps) {
  const t = useTranslations("design.history");
  const format = useFormatter();
  const now = useNow({ updateInterval: tickMs });
  const lineOf = useDifferenceLine();
  const bodyId = useId();
  const savedAt = new Date(revision.savedAt);
  return (
    <li className={classes.item} data-opened={opened || undefined}>
      <UnstyledButton className={classes.head} aria-expanded={opened} aria-controls={bodyId} onClick={onToggle}>
        <span className={classes.who}>{revision.savedByName ?? t("formerAccount")}</span>
        <time
          className={classes.when}
          dateTime={revision.savedAt}
          title={format.dateTime(savedAt, { dateStyle: "medium", timeStyle: "short" })}
        >
          {isNewest ? t("published") : format.relativeTime(savedAt, now)}
        </time>
        <span className={classes.line}>{revision.revision === 1 ? t("created") : lineOf(revision.difference)}</span>
      </UnstyledButton>
      {opened ? (
        <div id={bodyId} className={classes.body}>
          <RevisionBody revision={revision} isNewest={isNewest} />
        </div>
      ) : null}
    </li>
  );
}
