"use client";

import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import type { Contents } from "@/components/dashboards/design/design-history";
import { changedTabs, marksOf } from "@/components/dashboards/design/difference/changed-tabs";
import { DifferenceList } from "@/components/dashboards/design/difference/difference-list";
import classes from "@/components/dashboards/design/difference/difference-view.module.css";
import { diffConfigs } from "@/lib/dashboard/config/diff-configs";

type DifferenceViewProps = { title?: string; before: Contents; after: Contents };

/** What differs between two designs: in pictures, before and after, and in words. */
export function DifferenceView({ title, before, after }: DifferenceViewProps) {
  const t = useTranslations("design.difference");
  const { difference, marks, tabs } = useMemo(() => {
    const found = diffConfigs(before.config, after.config);
    const marked = marksOf(found);
    return { difference: found, marks: marked, tabs: changedTabs(before.config, after.config, marked) };
  }, [before.config, after.config]);
  const renamed = before.title === after.title ? null : { before: before.title, after: after.title };
  return (
    <section className={classes.view} aria-label={title}>
      {title ? (
        <Text size="sm" fw={600}>
          {title}
        </Text>
      ) : null}
      {tabs.map((tab) => (
        <div key={tab.id}>
          {tab.title === null ? null : (
            <Text size="xs" c="dimmed" mb={4}>
              {t("tab", { title: tab.title })}
            </Text>
          )}
          <div className={classes.pair}>
            <figure className={classes.picture}>
              <DashboardOutline outline={tab.before} marks={marks} rowCount={tab.rowCount} />
              <figcaption>{t("before")}</figcaption>
            </figure>
            <figure className={classes.picture}>
              <DashboardOutline outline={tab.after} marks={marks} rowCount={tab.rowCount} />
              <figcaption>{t("after")}</figcaption>
            </figure>
          </div>
        </div>
      ))}
      <DifferenceList difference={difference} renamed={renamed} />
    </section>
  );
}
