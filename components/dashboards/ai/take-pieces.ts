import type { Contents } from "@/components/dashboards/design/design-history";
import { applyChanges } from "@/lib/dashboard/config/apply-changes";
import type { ProposedPiece } from "@/lib/dashboard/design/schema";
import { settleWidgets } from "@/lib/dashboard/layout/arrange-widgets";

/** The design with these pieces in it, everything in a place of its own. */
export function takePieces(contents: Contents, pieces: readonly ProposedPiece[]): Contents {
  const changed = applyChanges(
    contents,
    pieces.flatMap(({ changes }) => changes),
  );
  return { ...contents, ...changed, config: settleWidgets(changed.config) };
}

/** Widgets that a piece adds or changes. */
export function widgetsOf({ changes }: ProposedPiece): string[] {
  return changes.flatMap((change) =>
    change.kind === "add_widget" || change.kind === "change_widget" ? [change.widget.id] : [],
  );
}
