"use client";

import { Portal, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import classes from "@/components/dashboards/add/drop-shelf.module.css";
import { useAddWidget } from "@/components/dashboards/add/use-add-widget";
import { DashboardOutline } from "@/components/dashboards/dashboard-outline";
import { dashboardsQuery } from "@/lib/client/dashboards";
import { sizeOf } from "@/lib/dashboard/layout/widget-size";
import type { DashboardSummary, Pin } from "@/lib/dashboard/schema";

/** As many as fit beside each other on a small screen. */
const shownCount = 4;

/** Dashboards that an answer can be let go on, those changed last first; there while one is held. */
export function DropShelf({ pin }: { pin: Pin }) {
  const t = useTranslations("dashboards.add");
  const { data } = useQuery(dashboardsQuery());
  const dashboards = (data ?? []).filter(({ canEdit }) => canEdit).slice(0, shownCount);
  return (
    <Portal>
      <section className={classes.shelf} aria-label={t("shelf")}>
        <Text size="sm" fw={600} className={classes.title}>
          {dashboards.length === 0 ? t("noneToEdit") : t("shelf")}
        </Text>
        <div className={classes.dashboards}>
          {dashboards.map((dashboard) => (
            <DropCard key={dashboard.id} dashboard={dashboard} pin={pin} />
          ))}
        </div>
      </section>
    </Portal>
  );
}

/** One dashboard with the place the answer will take. */
function DropCard({ dashboard, pin }: { dashboard: DashboardSummary; pin: Pin }) {
  const { add } = useAddWidget({ onDone: () => undefined });
  const [isOver, setOver] = useState(false);
  const marked = { place: dashboard.freePlaces[sizeOf(pin.chart.type)], chart: pin.chart.type };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a target for the mouse alone; "Add to dashboard" does the same by keyboard
    <div
      className={classes.card}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        add(pin, { id: dashboard.id, title: dashboard.title });
      }}
    >
      <DashboardOutline outline={dashboard.outline} marked={isOver ? marked : undefined} />
      <Text size="xs" truncate>
        {dashboard.title}
      </Text>
    </div>
  );
}
