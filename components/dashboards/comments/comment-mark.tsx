"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect } from "react";
import classes from "@/components/dashboards/comments/comment-mark.module.css";
import { useComments } from "@/components/dashboards/comments/comments-context";

type CommentMarkProps = {
  widgetId: string;
  title: string;
  /** Where the widget stands: it comes into view when somebody speaks of it. */
  place: RefObject<HTMLElement | null>;
};

/** On a widget that people speak about: how many threads are not settled, and the way to them. */
export function CommentMark({ widgetId, title, place }: CommentMarkProps) {
  const t = useTranslations("comments");
  const comments = useComments();
  const focus = comments?.focus ?? null;
  const isSpoken = focus !== null && focus.widgetId === widgetId;
  const block = focus?.commentId == null ? "nearest" : "center";
  // What the browser has in view is outside React.
  useEffect(() => {
    if (isSpoken) place.current?.scrollIntoView({ block });
  }, [isSpoken, block, place]);
  const count = comments?.unsettled.get(widgetId) ?? 0;
  if (comments === null || (count === 0 && !isSpoken)) return null;
  const label = t("openAbout", { count, title });
  return (
    <Tooltip label={label}>
      <UnstyledButton
        className={classes.mark}
        data-spoken={isSpoken || undefined}
        aria-label={label}
        onClick={() => comments.open(widgetId)}
      >
        <IconMessage size={14} aria-hidden="true" />
        {count > 0 ? count : null}
      </UnstyledButton>
    </Tooltip>
  );
}
