import type { Compactor, EventCallback, Layout } from "react-grid-layout";
import { type DropZone, zoneAt } from "@/components/dashboards/design/grid/drop-zones";
import { createEdgeScroll } from "@/components/dashboards/design/grid/edge-scroll";
import type { InteractionStore } from "@/components/dashboards/design/grid/grid-interaction";
import type { GridPlace } from "@/lib/dashboard/config/schema";
import type { GridItem, GridRules } from "@/lib/dashboard/layout/item";
import { moveItems } from "@/lib/dashboard/layout/move-items";
import { type Handle, handles, resizeItem } from "@/lib/dashboard/layout/resize-item";
import { snapLines } from "@/lib/dashboard/layout/snap-lines";
import { leastSize } from "@/lib/dashboard/layout/widget-size";

/** What the engine asks for when a drag begins or ends. */
export type EngineInput = {
  readonly gridKey: string;
  readonly items: readonly GridItem[];
  readonly rules: GridRules;
  readonly interaction: InteractionStore;
  /** What moves when this widget is taken: the selection it belongs to, or itself. */
  readonly movedWith: (id: string) => ReadonlySet<string>;
  readonly onPlaced: (kind: "move" | "resize", items: readonly GridItem[], ids: ReadonlySet<string>) => void;
  readonly onLeft: (zone: DropZone, ids: ReadonlySet<string>) => void;
};

type Active = {
  readonly input: EngineInput;
  readonly lead: GridItem;
  readonly ids: ReadonlySet<string>;
  /** Null: it is moved. */
  readonly handle: Handle | null;
  /** Over which cells it was held when `result` was worked out. */
  held: GridPlace;
  result: readonly GridItem[];
  zone: DropZone | null;
  isCancelled: boolean;
};

/**
 * Ties react-grid-layout, which follows the pointer, to `lib/dashboard/layout`, which decides where everything stands: the library
 * says over which cell the widget is held, and every such cell is worked out anew from where the drag began, so that nothing drifts.
 */
export function createGridEngine(read: () => EngineInput) {
  let active: Active | null = null;
  const scroll = createEdgeScroll();

  const begin = (id: string | undefined, handle: Handle | null) => {
    const input = read();
    const lead = input.items.find((item) => item.id === id);
    if (!lead) return;
    const ids = handle === null ? new Set(input.movedWith(lead.id)) : new Set([lead.id]);
    const atFirst = { held: lead.place, result: input.items, zone: null, isCancelled: false };
    active = { input, lead, ids, handle, ...atFirst };
    window.addEventListener("keydown", cancelOnEscape, { capture: true });
    show(active);
  };
  const cancelOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !active) return;
    event.stopPropagation();
    active.isCancelled = true;
    active.result = active.input.items;
    active.input.interaction.show(null);
  };
  const end = (kind: "move" | "resize") => {
    const ended = active;
    active = null;
    scroll.stop();
    window.removeEventListener("keydown", cancelOnEscape, { capture: true });
    if (!ended) return;
    ended.input.interaction.show(null);
    if (ended.isCancelled) return;
    const { input, ids, result, zone } = ended;
    if (zone) input.onLeft(zone, ids);
    else if (result !== input.items) input.onPlaced(kind, result, ids);
  };

  const compactor: Compactor = {
    type: null,
    // The library is to move nothing by itself.
    allowOverlap: true,
    compact: (layout: Layout) => {
      const held = active && layout.find(({ i }) => i === active?.lead.id);
      if (!active || !held) return layout.map((item) => ({ ...item }));
      follow(active, held);
      const placeOf = new Map(active.result.map(({ id, place }) => [id, place]));
      return layout.map((item) => ({ ...item, ...placeOf.get(item.i) }));
    },
  };
  const onDrag: EventCallback = (_layout, _old, _item, _mark, event) => {
    const point = pointOf(event);
    if (!active || !point) return;
    scroll.at(point.clientY);
    enter(active, zoneAt(point, active.input.gridKey));
  };
  return {
    compactor,
    onDragStart: ((_layout, _old, item) => begin(item?.i, null)) satisfies EventCallback,
    onDrag,
    onDragStop: (() => end("move")) satisfies EventCallback,
    onResizeStart: ((_layout, _old, item, _mark, event) => begin(item?.i, handleOf(event))) satisfies EventCallback,
    onResizeStop: (() => end("resize")) satisfies EventCallback,
  };
}

const isSamePlace = (a: GridPlace, b: GridPlace) => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

/** Works out anew where everything stands when it is held over other cells: the pointer moves many times over the same. */
function follow(active: Active, { x, y, w, h }: GridPlace): void {
  const held = { x, y, w, h };
  if (active.isCancelled || isSamePlace(active.held, held)) return;
  active.held = held;
  active.result = resultOf(active, held);
  show(active);
}

function enter(active: Active, zone: DropZone | null): void {
  if (active.isCancelled || active.zone?.key === zone?.key) return;
  active.zone = zone;
  show(active);
}

function show({ input, ids, result, zone }: Active): void {
  const moved = result.filter(({ id }) => ids.has(id)).map(({ place }) => place);
  const standing = result.filter(({ id }) => !ids.has(id)).map(({ place }) => place);
  input.interaction.show({
    gridKey: input.gridKey,
    places: zone ? [] : moved,
    lines: zone ? [] : snapLines(moved, standing),
    zone: zone?.key ?? null,
  });
}

function resultOf({ input, lead, ids, handle }: Active, held: GridPlace): readonly GridItem[] {
  const from = lead.place;
  if (handle === null) {
    return moveItems(input.items, ids, { x: held.x - from.x, y: held.y - from.y }, input.rules);
  }
  // By how much it grew, at whichever side: where the library has put it meanwhile says nothing while others make it rise.
  const grown = { x: held.w - from.w, y: held.h - from.h };
  const by = { x: handle.includes("w") ? -grown.x : grown.x, y: handle.includes("n") ? -grown.y : grown.y };
  return resizeItem(input.items, lead.id, { handle, by, least: leastSize }, input.rules);
}

const pointOf = (event: Event): { clientX: number; clientY: number } | null => {
  if ("touches" in event) return (event as TouchEvent).touches[0] ?? null;
  return event instanceof MouseEvent ? event : null;
};

/** Which edge or corner is drawn: the library says so only by the class of what was taken. */
function handleOf(event: Event): Handle {
  const names = event.target instanceof Element ? [...event.target.classList] : [];
  return handles.find((handle) => names.includes(`react-resizable-handle-${handle}`)) ?? "se";
}
