"use client";

import { useTranslations } from "next-intl";
import { v7 } from "uuid";
import { useDesign } from "@/components/dashboards/design/design-context";
import { removeTab, withNewTab } from "@/components/dashboards/design/grid/tabs/edit-tabs";
import { swapped } from "@/components/dashboards/design/grid/tabs/swapped";

const tabCountMax = 20;

/** What can be done to the tabs of the dashboard; each is one step of the history. */
export function useTabActs() {
  const t = useTranslations("canvas.tabs");
  const { config, change, setTabId, select, announce } = useDesign();
  const titleOf = (tabId: string) => config.tabs.find(({ id }) => id === tabId)?.title ?? "";
  function open(tabId: string) {
    setTabId(tabId);
    select([]);
  }
  return {
    open,
    /** Gives the id of the new tab. The first one that is added makes two: what was there becomes a tab itself. */
    add: (): string | null => {
      if (config.tabs.length >= tabCountMax) {
        announce(t("full", { limit: tabCountMax }));
        return null;
      }
      const [own, added] = [v7(), v7()];
      const titleAt = (number: number) => t("newTitle", { number });
      change("addTab", (now) => withNewTab(now, { own, added, titleAt }));
      open(added);
      return added;
    },
    rename: (tabId: string, title: string) =>
      change("renameTab", (now) => ({
        ...now,
        tabs: now.tabs.map((tab) => (tab.id === tabId && tab.title !== title ? { ...tab, title } : tab)),
      })),
    move: (tabId: string, by: -1 | 1) => {
      change("moveTab", (now) => ({ ...now, tabs: swapped(now.tabs, tabId, by) }));
      announce(t("moved", { title: titleOf(tabId) }));
    },
    remove: (tabId: string) => {
      const at = config.tabs.findIndex(({ id }) => id === tabId);
      const next = config.tabs[at + 1] ?? config.tabs[at - 1] ?? null;
      change("removeTab", (now) => removeTab(now, tabId));
      setTabId(next?.id ?? null);
      select([]);
      announce(t("removed", { title: titleOf(tabId) }));
    },
  };
}
