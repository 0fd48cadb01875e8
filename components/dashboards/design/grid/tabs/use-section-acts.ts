"use client";

import { useTranslations } from "next-intl";
import { v7 } from "uuid";
import { useDesign } from "@/components/dashboards/design/design-context";
import { moveSection, removeSection } from "@/components/dashboards/design/grid/tabs/edit-tabs";
import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import { tabOf } from "@/lib/dashboard/layout/widget-grids";

type Section = DashboardConfig["sections"][number];
const sectionCountMax = 40;

/** What can be done to the sections of the open tab; each is one step of the history. */
export function useSectionActs() {
  const t = useTranslations("canvas.sections");
  const { config, tabId, change, announce } = useDesign();
  const titleOf = (sectionId: string) => config.sections.find(({ id }) => id === sectionId)?.title ?? "";
  const changed = (now: DashboardConfig, sectionId: string, change: (section: Section) => Section) => ({
    ...now,
    sections: now.sections.map((section) => (section.id === sectionId ? change(section) : section)),
  });
  return {
    add: () => {
      if (config.sections.length >= sectionCountMax) return announce(t("full", { limit: sectionCountMax }));
      const section: Section = { id: v7(), tabId: tabOf(config, tabId), title: t("newTitle"), folded: false };
      change("addSection", (now) => ({ ...now, sections: [...now.sections, section] }));
      announce(t("added"));
    },
    rename: (sectionId: string, title: string) =>
      change("renameSection", (now) => changed(now, sectionId, (section) => ({ ...section, title }))),
    fold: (sectionId: string, folded: boolean) =>
      change("foldSection", (now) => changed(now, sectionId, (section) => ({ ...section, folded }))),
    move: (sectionId: string, by: -1 | 1) => {
      change("moveSection", (now) => moveSection(now, sectionId, by));
      announce(t("moved", { title: titleOf(sectionId) }));
    },
    remove: (sectionId: string) => {
      change("removeSection", (now) => removeSection(now, sectionId));
      announce(t("removed", { title: titleOf(sectionId) }));
    },
  };
}
