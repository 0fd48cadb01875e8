"use client";

import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconRefresh, IconRefreshAlert } from "@tabler/icons-react";
import { useIsFetching } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { refreshChoices, refreshSecondsOf } from "@/components/dashboards/view/header/next-read";
import classes from "@/components/dashboards/view/header/refresh-control.module.css";
import { useAutoRefresh } from "@/components/dashboards/view/header/use-auto-refresh";
import { useShownAge } from "@/components/dashboards/view/header/use-shown-age";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { useRefresh } from "@/components/dashboards/view/look/use-refresh";
import { hasRows } from "@/components/dashboards/view/look/use-widget-rows";
import { MenuChoice } from "@/components/ui/menu-choice";
import { widgetRowsKey } from "@/lib/client/dashboard-look";

/** How old what is shown is, a button that reads it past the caches, and how often that happens by itself. */
export function RefreshControl() {
  const t = useTranslations("look.refresh");
  const { config, sight, revision, tabId, param, setParam } = useLook();
  const seconds = refreshSecondsOf(param("refresh"), config.refreshSeconds);
  const failures = useAutoRefresh(seconds);
  const refreshing = useRefresh();
  const reading = useIsFetching({ queryKey: widgetRowsKey(sight, revision) }) > 0;
  const age = useShownAge();
  const firstTab = config.tabs[0]?.id ?? null;
  const shown = config.widgets.filter((widget) => hasRows(widget) && (widget.tabId ?? firstTab) === tabId);
  if (shown.length === 0) return null;
  const every = seconds === null ? null : t("every", { time: intervalWords(t, seconds) });
  const choose = (next: number | null) => {
    const isDesigned = next === config.refreshSeconds;
    setParam("refresh", isDesigned ? null : next === null ? "off" : String(next), "replace");
  };
  return (
    <div className={classes.control}>
      <Tooltip label={failures > 0 ? t("failing") : [age, every].filter(Boolean).join(" · ")} disabled={!age}>
        <ActionIcon
          aria-label={t("all")}
          loading={refreshing.isPending || reading}
          color={failures > 0 ? "yellow" : "gray"}
          onClick={() => refreshing.mutate({ widgetIds: shown.map(({ id }) => id), mode: "refresh" })}
        >
          {failures > 0 ? <IconRefreshAlert size={18} /> : <IconRefresh size={18} />}
        </ActionIcon>
      </Tooltip>
      <Menu>
        <Menu.Target>
          <ActionIcon className={classes.more} aria-label={t("choose", { current: every ?? t("never") })}>
            {seconds === null ? null : <span className={classes.interval}>{shortWords(t, seconds)}</span>}
            <IconChevronDown size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("heading")}</Menu.Label>
          {[null, ...refreshChoices].map((choice) => (
            <MenuChoice
              key={choice ?? "never"}
              value={String(choice ?? "never")}
              checked={choice === seconds}
              onChoose={() => choose(choice)}
              label={choice === null ? t("never") : t("every", { time: intervalWords(t, choice) })}
            />
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

type Words = ReturnType<typeof useTranslations<"look.refresh">>;

function parts(seconds: number): { unit: "seconds" | "minutes" | "hours"; count: number } {
  if (seconds < 60 || seconds % 60 !== 0) return { unit: "seconds", count: seconds };
  if (seconds < 3_600 || seconds % 3_600 !== 0) return { unit: "minutes", count: seconds / 60 };
  return { unit: "hours", count: seconds / 3_600 };
}

function intervalWords(t: Words, seconds: number): string {
  const { unit, count } = parts(seconds);
  return t(`units.${unit}`, { count });
}

function shortWords(t: Words, seconds: number): string {
  const { unit, count } = parts(seconds);
  return t(`short.${unit}`, { count });
}
