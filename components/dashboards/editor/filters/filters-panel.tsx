"use client";

import { useDesign } from "@/components/dashboards/design/design-context";
import { FilterFields } from "@/components/dashboards/editor/filters/filter-fields";
import { FilterList } from "@/components/dashboards/editor/filters/filter-list";
import classes from "@/components/dashboards/editor/panel.module.css";

/** The filters of the dashboard: all of them, or one with everything about it. */
export function FiltersPanel({ panel }: { panel: { kind: "filters"; filterId?: string } }) {
  const { config, isReadOnly } = useDesign();
  const filter = config.filters.find(({ id }) => id === panel.filterId);
  return (
    <fieldset className={classes.fields} disabled={isReadOnly}>
      {filter ? <FilterFields key={filter.id} filter={filter} /> : <FilterList />}
    </fieldset>
  );
}
