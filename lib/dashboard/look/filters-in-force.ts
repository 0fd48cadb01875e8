import type { DashboardConfig, DashboardFilter, FilterValue } from "@/lib/dashboard/config/schema";
import { type Condition, conditionOfFilter } from "@/lib/dashboard/look/condition";
import type { Look } from "@/lib/dashboard/look/schema";

/** A filter that is set to something. */
export type SetFilter = {
  readonly filter: DashboardFilter;
  readonly value: FilterValue;
  readonly condition: Condition;
  readonly isFixed: boolean;
};

export type FiltersInForce = {
  /** In the order of the configuration. */
  readonly set: readonly SetFilter[];
  /** Required ones that are set to nothing. */
  readonly missing: readonly DashboardFilter[];
};

/** A value of a kind that the filter is not of is somebody's mistake and means nothing. */
const kinds: Record<DashboardFilter["kind"], readonly FilterValue["kind"][]> = {
  date: ["relative", "range"],
  list: ["list"],
  number: ["between"],
  text: ["text"],
};

/**
 * What each filter is set to: what is fixed, else what the look says (null: cleared), else its default. Entries for filters that the
 * dashboard does not have any more are left out.
 */
export function filtersInForce(
  { filters }: Pick<DashboardConfig, "filters">,
  { look, fixed, today }: { readonly look: Look; readonly fixed: Look["filters"]; readonly today: string },
): FiltersInForce {
  const set: SetFilter[] = [];
  const missing: DashboardFilter[] = [];
  for (const filter of filters) {
    const isFixed = Object.hasOwn(fixed, filter.id);
    const value = isFixed ? fixed[filter.id] : chosen(filter, look);
    const condition = value && kinds[filter.kind].includes(value.kind) ? conditionOfFilter(value, today) : null;
    if (value && condition) set.push({ filter, value, condition, isFixed });
    else if (filter.required && !isFixed) missing.push(filter);
  }
  return { set, missing };
}

function chosen(filter: DashboardFilter, { filters }: Look): FilterValue | null | undefined {
  const value = Object.hasOwn(filters, filter.id) ? filters[filter.id] : filter.default;
  // More than one is no value of a filter that takes one.
  if (value?.kind === "list" && !filter.multiple) return { ...value, values: value.values.slice(0, 1) };
  return value;
}
