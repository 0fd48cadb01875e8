import type { filterOptionsQuery } from "@/lib/client/dashboard-look";
import type { DashboardFilter, FilterValue } from "@/lib/dashboard/config/schema";

/** Asks what a filter offers; a page and the designer's test each know in whose name. */
export type OptionsOf = (filterId: string, search: string) => ReturnType<typeof filterOptionsQuery>;

/** What every control of a filter gets. */
export type FilterControlProps = {
  readonly filter: DashboardFilter;
  readonly value: FilterValue | null;
  readonly optionsOf: OptionsOf;
  /** Takes a value at once and closes. */
  readonly onPick: (value: FilterValue | null) => void;
  /** Remembers a value until "Apply", Enter or a click elsewhere; Escape forgets it. */
  readonly onDraft: (value: FilterValue | null) => void;
};
