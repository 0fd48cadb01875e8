/** Where a widget can be let go beside its own grid: on a tab, or on another grid. Marked by `data-drop-tab` and `data-drop-grid`. */
export type DropZone = { readonly kind: "tab" | "grid"; readonly key: string };

/** The zone under the pointer. **Nulls** null: none, or the grid it comes from. */
export function zoneAt({ clientX, clientY }: { clientX: number; clientY: number }, ownKey: string): DropZone | null {
  for (const element of document.querySelectorAll<HTMLElement>("[data-drop-tab], [data-drop-grid]")) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) continue;
    const { dropTab, dropGrid } = element.dataset;
    if (dropTab !== undefined) return { kind: "tab", key: dropTab };
    if (dropGrid !== undefined) return dropGrid === ownKey ? null : { kind: "grid", key: dropGrid };
  }
  return null;
}
