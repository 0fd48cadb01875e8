import type { Design } from "@/components/dashboards/design/design-context";
import type { DropZone } from "@/components/dashboards/design/grid/drop-zones";
import { gridOfKey } from "@/components/dashboards/design/grid/grid-key";
import type { CanvasActs } from "@/components/dashboards/design/grid/use-canvas-acts";
import { gridsOf } from "@/lib/dashboard/layout/widget-grids";

/** Moves widgets to the tab or the grid they were let go on. */
export function placeInZone(
  { design, acts }: { design: Design; acts: CanvasActs },
  zone: DropZone,
  ids: ReadonlySet<string>,
): void {
  const grids = gridsOf(design.config);
  const to =
    zone.kind === "tab"
      ? grids.find(({ tabId, sectionId }) => tabId === zone.key && sectionId === null)
      : gridOfKey(grids, zone.key);
  if (to) acts.moveTo([...ids], to);
}
