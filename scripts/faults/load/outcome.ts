import type { DashboardConfig } from "@/lib/dashboard/config/schema";
import type { Confirmed } from "@/scripts/faults/editor";
import type { Kind, Place } from "./acts";

/** What came of one request. */
export type Outcome = {
  readonly kind: Kind;
  /** When it was due. **Units** milliseconds since 1970, with parts of them. */
  readonly at: number;
  /** Until all of its answer was there, from when it was due. **Units** milliseconds. */
  readonly ms: number;
  /** Why it failed. Null: it did not. */
  readonly problem: string | null;
  /** It was answered, and not with what it should have been. */
  readonly isWrong: boolean;
};

/** Whom the generator is, and what it finds. */
export type Plan = {
  readonly origin: string;
  /** Null: without TLS. */
  readonly ca: string | null;
  readonly place: Place;
  /** The headers of those who are signed in; each edits a dashboard of their own. */
  readonly people: readonly { readonly headers: Readonly<Record<string, string>>; readonly dashboardId: string }[];
  /** What the dashboards of editors hold. */
  readonly config: DashboardConfig;
};

/** What the generator is told. `rush`: as many at once as it says, each as soon as the one before is answered. */
export type Order =
  | { readonly kind: "plan"; readonly plan: Plan }
  | { readonly kind: "rush"; readonly sideBySide: number }
  | { readonly kind: "hold"; readonly perSecond: number }
  | { readonly kind: "rest" }
  | { readonly kind: "report" };

/** What it says: to each order one answer, when it is done; to `report` all there was. `rest` is done when all was answered. */
export type Said = { readonly outcomes: readonly Outcome[]; readonly confirmed: Readonly<Record<string, Confirmed>> };
