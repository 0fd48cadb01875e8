"use client";

import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ChartView } from "@/components/charts/chart-view";
import { chartDemos } from "@/components/dashboards/gallery/chart-demos";
import classes from "@/components/dashboards/gallery/gallery.module.css";
import { WhenNear } from "@/components/dashboards/gallery/when-near";
import { widgetDemos } from "@/components/dashboards/gallery/widget-demos";
import { WidgetContent } from "@/components/dashboards/kinds/widget-content";
import { widgetKinds } from "@/components/dashboards/kinds/widget-kinds";
import { WidgetFrame } from "@/components/dashboards/view/widget-frame";
import { PageHeader } from "@/components/ui/page-header";
import { SearchInput } from "@/components/ui/search-input";
import { completeConfig } from "@/lib/dashboard/config/schema";

const config = completeConfig({ widgets: [] });

/** Every kind of widget and every chart with its variants, drawn with made-up data: to choose from, and to see what a change does. */
export function GalleryView() {
  const t = useTranslations("widgets.gallery");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const [search, setSearch] = useState("");
  const isMeant = ({ id, title }: { id: string; title: { en: string; zh: string } }) =>
    `${id} ${title[locale]}`.toLowerCase().includes(search.trim().toLowerCase());
  const charts = chartDemos.filter(isMeant);
  const widgets = widgetDemos.filter(isMeant);
  return (
    <>
      <PageHeader
        above={<Link href="/dashboards">{t("back")}</Link>}
        title={t("title")}
        description={t("description")}
        actions={<SearchInput label={t("search")} value={search} onChange={setSearch} />}
      />
      {charts.length + widgets.length === 0 ? <p className={classes.none}>{t("noMatch", { search })}</p> : null}
      <div className={classes.grid}>
        {charts.map(({ id, title, result, spec, comparison }) => (
          <section key={id} className={classes.item} aria-label={title[locale]} data-demo={id}>
            <WidgetFrame title={title[locale]}>
              <WhenNear>
                <ChartView result={result} spec={spec} comparison={comparison ?? null} height="fill" />
              </WhenNear>
            </WidgetFrame>
          </section>
        ))}
        {widgets.map(({ id, title, widget, data }) => (
          <section key={id} className={classes.item} aria-label={title[locale]} data-demo={id}>
            <WidgetFrame title={title[locale]} plain={widgetKinds[widget.kind].frame === "plain"} designing>
              <WidgetContent widget={widget} data={data} config={config} />
            </WidgetFrame>
          </section>
        ))}
      </div>
    </>
  );
}
