"use client";

import { IconFilter, IconFilterOff } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import classes from "@/components/dashboards/kinds/filter.module.css";
import type { WidgetKindDefinition, WidgetKindProps } from "@/components/dashboards/kinds/widget-kind";
import { EmptyState } from "@/components/ui/empty-state";

function FilterBody({ widget, config, look }: WidgetKindProps<"filter">) {
  const t = useTranslations("widgets.filter");
  const filter = config.filters.find(({ id }) => id === widget.filterId);
  if (!filter) return <EmptyState compact icon={<IconFilterOff size={24} />} title={t("gone")} />;
  if (look) return <div className={classes.control}>{look.renderFilter(filter)}</div>;
  return (
    <p className={classes.stand}>
      <IconFilter size={16} aria-hidden="true" />
      {filter.label}
    </p>
  );
}

/** A filter of the dashboard, in the grid in place of the bar. */
export const filterKind: WidgetKindDefinition<"filter"> = {
  kind: "filter",
  icon: IconFilter,
  size: { w: 3, h: 2 },
  frame: "plain",
  hasRows: () => false,
  waitsForRows: false,
  Body: FilterBody,
};
