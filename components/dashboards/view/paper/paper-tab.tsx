"use client";

import { useEffect, useMemo } from "react";
import { expectCharts } from "@/components/charts/expect-charts";
import { useLook } from "@/components/dashboards/view/look/look-context";
import classes from "@/components/dashboards/view/paper/paper.module.css";
import { ViewWidget } from "@/components/dashboards/view/view-widget";
import { WidgetGrid } from "@/components/dashboards/view/widget-grid";
import { paperBands } from "@/lib/dashboard/layout/paper-bands";
import { tabContents } from "@/lib/dashboard/look/tab-contents";
import type { ShownWidget } from "@/lib/dashboard/share/schema";

type PaperTabProps = { tabId: string | null; title: string | null };

/** One tab on paper, with its sections unfolded. */
export function PaperTab({ tabId, title }: PaperTabProps) {
  const { config } = useLook();
  const { loose, sections } = useMemo(() => tabContents(config, tabId), [config, tabId]);
  const types = useMemo(
    () => new Set([...loose, ...sections.flatMap(({ widgets }) => widgets)].flatMap(typeOf)),
    [loose, sections],
  );
  // The network is outside React: what draws comes beside the rows.
  useEffect(() => expectCharts(types), [types]);
  return (
    <section className={classes.tab} data-paper-tab={tabId ?? ""}>
      {title === null ? null : <h2 className={classes.tabTitle}>{title}</h2>}
      <Bands widgets={loose} />
      {sections.map(({ section, widgets }) => (
        <section key={section.id} className={classes.section}>
          <h3 className={classes.sectionTitle}>{section.title}</h3>
          <Bands widgets={widgets} />
        </section>
      ))}
    </section>
  );
}

/** Pages end between bands, never through a widget. */
function Bands({ widgets }: { widgets: readonly ShownWidget[] }) {
  const bands = useMemo(() => paperBands(widgets), [widgets]);
  return bands.map((band) => (
    <div key={band[0]?.id} className={classes.band}>
      <WidgetGrid widgets={band}>{(widget) => <ViewWidget widget={widget} />}</WidgetGrid>
    </div>
  ));
}

const typeOf = (widget: ShownWidget) => (widget.kind === "chart" ? [widget.chart.type] : []);
