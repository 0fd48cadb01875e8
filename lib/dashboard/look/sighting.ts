import type { Viewer } from "@/lib/auth/viewer";
import type { Look } from "@/lib/dashboard/look/schema";

/** By which right somebody looks at a dashboard, the same for an account, a link and a frame of another site. */
export type Sighting = {
  /** Whose rows and rules hold; by a link or in a frame, `lentBy` is set. */
  readonly viewer: Viewer;
  readonly dashboardId: string;
  /** Filters that whoever looks cannot change, by their id. What one cannot be put on is not shown. Null: fixed to everything. */
  readonly fixed: Look["filters"];
};

/** Somebody who is signed in: nothing is fixed. */
export const ownSighting = (viewer: Viewer, dashboardId: string): Sighting => ({ viewer, dashboardId, fixed: {} });
