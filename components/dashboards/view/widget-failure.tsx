"use client";

import { Button, Text } from "@mantine/core";
import { IconAlertTriangle, IconPlayerPlay, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "@/components/dashboards/view/widget-body.module.css";

type WidgetFailureProps = {
  /** What happened, in a sentence. */
  children: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  /** Runs what was held back because of its cost. */
  onConfirm?: () => void;
};

/** A widget that could not be read, with the way to try again; the others show their rows. */
export function WidgetFailure({ children, onRetry, retrying, onConfirm }: WidgetFailureProps) {
  const t = useTranslations("dashboards.widget");
  const act = onConfirm ?? onRetry;
  const Icon = onConfirm ? IconPlayerPlay : IconRefresh;
  return (
    <div className={classes.failed} role="alert">
      <IconAlertTriangle size={20} aria-hidden="true" className={classes.icon} />
      <Text size="sm" className={classes.message}>
        {children}
      </Text>
      {act ? (
        <Button size="xs" variant="default" leftSection={<Icon size={14} />} loading={retrying} onClick={act}>
          {t(onConfirm ? "runAnyway" : "retry")}
        </Button>
      ) : null}
    </div>
  );
}
