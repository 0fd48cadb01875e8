"use client";

import { ActionIcon, Menu, Text, Tooltip } from "@mantine/core";
import {
  IconArrowsMaximize,
  IconDots,
  IconDownload,
  IconMessageCircleQuestion,
  IconRefresh,
  IconTable,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { leaveQuestion } from "@/components/chat/pending-question";
import { Freshness } from "@/components/dashboards/view/freshness";
import classes from "@/components/dashboards/view/widget-tools.module.css";
import type { Widget } from "@/lib/dashboard/config/schema";
import type { WidgetData } from "@/lib/dashboard/look/schema";

type WidgetToolsProps = {
  widget: Extract<Widget, { kind: "chart" }>;
  data: WidgetData | undefined;
  arrivedAt: number;
  refreshing: boolean;
  onRefresh: () => void;
  onOpen: (as: "chart" | "table") => void;
  onDownload: () => void;
};

/** What can be done with a widget while looking at it; freshness stands where it is asked for. */
export function WidgetTools({ widget, data, arrivedAt, refreshing, onRefresh, onOpen, onDownload }: WidgetToolsProps) {
  const t = useTranslations("dashboards.widget");
  const { title, query } = widget;
  return (
    <>
      <Tooltip label={t("refresh")}>
        <ActionIcon size="sm" aria-label={t("refreshNamed", { title })} loading={refreshing} onClick={onRefresh}>
          <IconRefresh size={15} />
        </ActionIcon>
      </Tooltip>
      <Menu withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t("actions", { title })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconArrowsMaximize size={16} />} onClick={() => onOpen("chart")}>
            {t("fullScreen")}
          </Menu.Item>
          <Menu.Item leftSection={<IconTable size={16} />} onClick={() => onOpen("table")}>
            {t("showData")}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload size={16} />} onClick={onDownload}>
            {t("download")}
          </Menu.Item>
          {query.question === null ? null : (
            <Menu.Item
              component={Link}
              href={`/ask?source=${encodeURIComponent(query.sourceId)}`}
              onClick={() => leaveQuestion(query.question ?? "")}
              leftSection={<IconMessageCircleQuestion size={16} />}
            >
              {t("ask")}
            </Menu.Item>
          )}
          {data?.status === "ok" ? (
            <Text size="xs" c="dimmed" className={classes.freshness}>
              <Freshness tier={data.cacheTier} ageSeconds={data.ageSeconds} arrivedAt={arrivedAt} />
            </Text>
          ) : null}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
