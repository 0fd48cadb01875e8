"use client";

import { Menu } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useComments } from "@/components/dashboards/comments/comments-context";

/** In the menu of a widget: says something about it. Not there for those who cannot speak here. */
export function CommentOnWidget({ widgetId }: { widgetId: string }) {
  const t = useTranslations("comments");
  const comments = useComments();
  if (comments === null) return null;
  return (
    <Menu.Item leftSection={<IconMessage size={16} />} onClick={() => comments.open(widgetId)}>
      {t("comment")}
    </Menu.Item>
  );
}
