"use client";

import { Button } from "@mantine/core";
import { IconPlayerStop, IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/chat/answer/answer.module.css";

/** An answer that was stopped, or cut off, before it came to an end. */
export function StoppedState({ onRetry }: { onRetry: () => void }) {
  const t = useTranslations("ask.stopped");
  return (
    <div className={classes.state}>
      <div className={classes.stateHead}>
        <span className={classes.tone} aria-hidden="true">
          <IconPlayerStop size={18} />
        </span>
        <p>{t("title")}</p>
      </div>
      <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
        {t("retry")}
      </Button>
    </div>
  );
}
