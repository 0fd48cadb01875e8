"use client";

import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlugConnectedX, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { describeError, type ErrorWords } from "@/components/ui/describe-error";
import { FailureWords } from "@/components/ui/failure-words";
import classes from "@/components/ui/state.module.css";

type ErrorStateProps = {
  /** What was thrown: an ApiError is shown in the server's words, anything else in ours. */
  error: unknown;
  /** What did not work, when a better title than the general one is known. */
  title?: string;
  onRetry?: () => void;
  retrying?: boolean;
  compact?: boolean;
};

/** The drawn state of a failure: what happened, what it means, what to do, the request's number and a way to try again. */
export function ErrorState({ error, title, onRetry, retrying = false, compact = false }: ErrorStateProps) {
  const t = useTranslations("common");
  const words = describeError(error);
  const heading = title ?? t(`errorState.${headingKeys[words.kind]}`);
  return (
    <div className={classes.state} data-compact={compact || undefined} role="alert">
      <span className={classes.icon} data-tone="bad" aria-hidden="true">
        {words.kind === "offline" ? <IconPlugConnectedX size={22} /> : <IconAlertTriangle size={22} />}
      </span>
      <Text component="p" fw={600} size={compact ? "sm" : "md"}>
        {heading}
      </Text>
      <Text component="p" size="sm" c="dimmed" className={classes.body}>
        <FailureWords words={words} />
      </Text>
      {onRetry ? (
        <div className={classes.action}>
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry} loading={retrying}>
            {t("retry")}
          </Button>
        </div>
      ) : null}
      {words.requestId ? (
        <span className={classes.request}>
          {t("requestId", { requestId: words.requestId })}
          <CopyButton value={words.requestId} size="sm" />
        </span>
      ) : null}
    </div>
  );
}

const headingKeys = {
  server: "title",
  unknown: "title",
  offline: "offlineTitle",
  answer: "answerTitle",
} as const satisfies Record<ErrorWords["kind"], string>;
