"use client";

import { Tabs } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo } from "react";
import { expectCharts } from "@/components/charts/expect-charts";
import classes from "@/components/dashboards/view/dashboard-body.module.css";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { ViewSection } from "@/components/dashboards/view/view-section";
import { ViewWidget } from "@/components/dashboards/view/view-widget";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import { widgetRowsKey } from "@/lib/client/dashboard-look";
import type { WidgetData } from "@/lib/dashboard/look/schema";
import { tabContents } from "@/lib/dashboard/look/tab-contents";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

/** The widgets of a dashboard: its tabs, and in the open one what stands above all sections, then the sections. */
export function DashboardBody({ fitted = false }: { fitted?: boolean }) {
  const t = useTranslations("look");
  const { config, tabId, openTab } = useLook();
  if (tabId === null) return <TabContent fitted={fitted} />;
  return (
    <Tabs value={tabId} onChange={(next) => next && openTab(next)} keepMounted={false}>
      <Tabs.List className={classes.tabs} aria-label={t("tabs")}>
        {config.tabs.map(({ id, title }) => (
          <Tabs.Tab key={id} value={id}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel key={tabId} value={tabId}>
        <TabContent fitted={fitted} />
      </Tabs.Panel>
    </Tabs>
  );
}

function TabContent({ fitted }: { fitted: boolean }) {
  const { config, tabId } = useLook();
  const { loose, sections } = useMemo(() => tabContents(config, tabId), [config, tabId]);
  useExpectedCharts(
    useMemo(() => [...loose, ...sections.flatMap((one) => (one.section.folded ? [] : one.widgets))], [loose, sections]),
  );
  return (
    <>
      {loose.length > 0 ? (
        <WidgetGrid widgets={loose} fitted={fitted && sections.length === 0}>
          {(widget) => <ViewWidget widget={widget} />}
        </WidgetGrid>
      ) : null}
      {sections.map(({ section, widgets }) => (
        <ViewSection key={section.id} section={section} widgets={widgets} />
      ))}
    </>
  );
}

/** What draws comes beside the rows, for the charts whose picture the page has not brought along. */
function useExpectedCharts(widgets: readonly ShownWidget[]) {
  const client = useQueryClient();
  const { sight, revision } = useLook();
  // The network is outside React.
  useEffect(() => {
    const isPictured = ({ id }: ShownWidget) => {
      const rows = client.getQueriesData<WidgetData>({ queryKey: [...widgetRowsKey(sight, revision), id] });
      return rows.some(([, data]) => data?.status === "ok" && data.picture !== undefined);
    };
    const charts = widgets.flatMap((widget) => (widget.kind === "chart" && !isPictured(widget) ? [widget.chart] : []));
    expectCharts(new Set(charts.map(({ type }) => type)));
  }, [client, sight, revision, widgets]);
}
