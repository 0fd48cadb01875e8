"use client";

import { ActionIcon, Menu, Tooltip, UnstyledButton } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconDots,
  IconMessageCircleQuestion,
  IconReceipt,
  IconRefresh,
  IconTable,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { leaveQuestion } from "@/components/chat/pending-question";
import { CommentOnWidget } from "@/components/dashboards/comments/comment-on-widget";
import { queryOf } from "@/components/dashboards/view/drill/use-point-question";
import { Freshness } from "@/components/dashboards/view/freshness";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { WidgetFiles } from "@/components/dashboards/view/widget-files";
import classes from "@/components/dashboards/view/widget-tools.module.css";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

const WidgetModal = dynamic(() => import("@/components/dashboards/view/widget-modal").then((m) => m.WidgetModal), {
  ssr: false,
});
const ReceiptDrawer = dynamic(
  () => import("@/components/dashboards/view/receipt-drawer").then((m) => m.ReceiptDrawer),
  { ssr: false },
);

type WidgetToolsProps = {
  widget: Extract<ShownWidget, { kind: "chart" }>;
  data: WidgetData | undefined;
  arrivedAt: number | null;
  refreshing: boolean;
  onRefresh: () => void;
};

/** What can be done with a widget while looking at it; how old its rows are stands where they are read anew. */
export function WidgetTools({ widget, data, arrivedAt, refreshing, onRefresh }: WidgetToolsProps) {
  const t = useTranslations("dashboards.widget");
  const { sight } = useLook();
  const [opened, setOpened] = useState<"chart" | "table" | "receipt" | null>(null);
  const { title } = widget;
  const query = sight.by === "account" ? queryOf(widget) : null;
  const close = () => setOpened(null);
  return (
    <>
      <Tooltip label={t("refresh")}>
        <UnstyledButton
          className={classes.refresh}
          aria-label={t("refreshNamed", { title })}
          data-busy={refreshing || undefined}
          disabled={refreshing}
          onClick={onRefresh}
        >
          {data?.status === "ok" ? (
            <span className={classes.age}>
              <Freshness tier={data.cacheTier} ageSeconds={data.ageSeconds} arrivedAt={arrivedAt} />
            </span>
          ) : null}
          <IconRefresh size={15} aria-hidden="true" />
        </UnstyledButton>
      </Tooltip>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("actions", { title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowsMaximize size={16} />} onClick={() => setOpened("chart")}>
            {t("fullScreen")}
          </Menu.Item>
          <Menu.Item leftSection={<IconTable size={16} />} onClick={() => setOpened("table")}>
            {t("showData")}
          </Menu.Item>
          <Menu.Item leftSection={<IconReceipt size={16} />} onClick={() => setOpened("receipt")}>
            {t("receipt")}
          </Menu.Item>
          {query === null || query.question === null ? null : (
            <Menu.Item
              component={Link}
              href={`/ask?source=${encodeURIComponent(query.sourceId)}`}
              onClick={() => leaveQuestion(query.question ?? "")}
              leftSection={<IconMessageCircleQuestion size={16} />}
            >
              {t("ask")}
            </Menu.Item>
          )}
          <CommentOnWidget widgetId={widget.id} />
          <WidgetFiles widget={widget} />
        </Menu.Dropdown>
      </Menu>
      {opened === "receipt" ? <ReceiptDrawer widget={widget} onClose={close} /> : null}
      {opened === "chart" || opened === "table" ? (
        <WidgetModal widget={widget} as={opened} data={data} onClose={close} />
      ) : null}
    </>
  );
}
