"use client";

import { UnstyledButton } from "@mantine/core";
import { IconClick, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import classes from "@/components/dashboards/view/filters/filter-bar.module.css";
import { withCross } from "@/components/dashboards/view/look/change-look";
import { useLook } from "@/components/dashboards/view/look/look-context";
import { formatValue } from "@/lib/chart/format-value";
import { widgetRowsQuery } from "@/lib/client/dashboard-look";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import type { Point } from "@/lib/dashboard/look/schema";
import type { ResultColumn } from "@/lib/execute/schema";

/** What was clicked in the widgets and filters the others, each to be taken back. */
export function CrossChips() {
  const { look } = useLook();
  return Object.entries(look.cross).map(([widgetId, points]) => (
    <CrossChip key={widgetId} widgetId={widgetId} points={points} />
  ));
}

function CrossChip({ widgetId, points }: { widgetId: string; points: readonly Point[] }) {
  const t = useTranslations("look.cross");
  const locale = useLocale() === "zh" ? "zh" : "en";
  const { config, look, changeLook, interplay, reader, revision } = useLook();
  const own = lookOfWidget(widgetId, look, interplay);
  // Only what the widget has read already: a chip asks for nothing.
  const { data } = useQuery({
    ...widgetRowsQuery(reader, { revision, widgetId, look, own, isInView: () => false }),
    enabled: false,
  });
  const columns = data?.status === "ok" ? data.result.columns : [];
  const words = points.map((point) => pointWords(point, columns, { locale, more: (count) => t("more", { count }) }));
  const from = config.widgets.find(({ id }) => id === widgetId)?.title ?? "";
  const name = words.join(", ");
  return (
    <div className={classes.pill} data-set title={t("from", { title: from })}>
      <span className={classes.open}>
        <IconClick size={14} aria-hidden="true" className={classes.icon} />
        <span className={classes.value}>{name}</span>
      </span>
      <UnstyledButton
        className={classes.clear}
        aria-label={t("remove", { name, title: from })}
        onClick={() => changeLook(withCross(look, widgetId, null))}
      >
        <IconX size={14} aria-hidden="true" />
      </UnstyledButton>
    </div>
  );
}

type Words = { locale: "en" | "zh"; more: (count: number) => string };

function pointWords({ column: name, value }: Point, columns: readonly ResultColumn[], { locale, more }: Words): string {
  const column = columns.find((one) => one.name === name);
  const text = (cell: Parameters<typeof formatValue>[0]) =>
    column ? formatValue(cell, column, locale) : String(cell ?? "—");
  switch (value.kind) {
    case "is":
      return text(value.value);
    case "within":
      return `${text(value.from)} – ${text(value.to)}`;
    case "in": {
      const [first = null, ...others] = value.values;
      return others.length === 0 ? text(first) : `${text(first)} ${more(others.length)}`;
    }
  }
}
