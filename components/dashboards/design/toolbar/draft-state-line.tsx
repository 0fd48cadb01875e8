"use client";

import { Tooltip } from "@mantine/core";
import { useFormatter, useNow, useTranslations } from "next-intl";
import classes from "@/components/dashboards/design/toolbar/design-toolbar.module.css";
import type { DesignSession } from "@/components/dashboards/design/use-design-session";
import { describeError } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";

const tickMs = 5_000;

/** Where the work is: on the server, in this browser alone, or only in this page. */
export function DraftStateLine({ session }: { session: DesignSession }) {
  const t = useTranslations("design.draft");
  const format = useFormatter();
  const now = useNow({ updateInterval: tickMs });
  const { kind, savedAt, error } = session.draft.state;
  const failure = error === null ? null : describeError(error);
  const words = () => {
    if (!session.isDirty) return null;
    if (failure !== null || kind === "lost") return t(kind === "lost" ? "lost" : "local");
    if (kind !== "idle" || savedAt === null) return t("saving");
    const at = new Date(Math.min(Date.parse(savedAt), now.getTime()));
    const seconds = Math.round((now.getTime() - at.getTime()) / 1_000);
    const time = format.relativeTime(at, now);
    if (session.isRestored) return t("restored", { time });
    return seconds < 60 ? t("saved", { seconds }) : t("savedEarlier", { time });
  };
  const line = (
    <span className={classes.state} role="status" data-failed={failure !== null || kind === "lost" || undefined}>
      {words()}
    </span>
  );
  return failure === null ? (
    line
  ) : (
    <Tooltip multiline maw={320} label={<FailureWords words={failure} />}>
      {line}
    </Tooltip>
  );
}
