"use client";

import { ActionIcon, Indicator, Tooltip } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useComments } from "@/components/dashboards/comments/comments-context";
import { useLook } from "@/components/dashboards/view/look/look-context";

/** Opens what people say about the dashboard, and counts what is not settled. */
export function CommentsButton() {
  const t = useTranslations("comments");
  const comments = useComments();
  useTabOfComment();
  if (comments === null) return null;
  const count = [...comments.unsettled.values()].reduce((sum, one) => sum + one, 0);
  const label = t("open", { count });
  return (
    <Tooltip label={label}>
      <Indicator label={count} size={16} offset={4} disabled={count === 0}>
        <ActionIcon aria-label={label} onClick={() => comments.open(null)}>
          <IconMessage size={18} />
        </ActionIcon>
      </Indicator>
    </Tooltip>
  );
}

/** A link to a comment opens the tab on which its widget stands. */
function useTabOfComment(): void {
  const focus = useComments()?.focus ?? null;
  const { config, tabId, setParam } = useLook();
  const spoken = config.widgets.find(({ id }) => id === focus?.widgetId);
  const wanted = focus?.commentId == null || spoken === undefined ? null : (spoken.tabId ?? config.tabs[0]?.id ?? null);
  // The address is outside React.
  useEffect(() => {
    if (wanted !== null && wanted !== tabId) setParam("tab", wanted, "replace");
  }, [wanted, tabId, setParam]);
}
