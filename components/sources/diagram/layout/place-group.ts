import { graphlib, layout } from "@dagrejs/dagre";
import type { Link } from "@/components/sources/diagram/layout/group-tables";

/** **Units** pixels of the diagram at its full size. */
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
/** Tables placed from the corner 0, 0, with the room that they take. */
export type Placed = Size & { readonly points: ReadonlyMap<string, Point> };

const gapPx = { within: 36, ranks: 96, block: 28 };
/** So many tables that hang on one other alone are drawn as a block: one below the other they would make a tower. */
const blockSizeMin = 4;

/** Places the tables of one group from left to right along their links: those that point first, what they point at after them. */
export function placeGroup(ids: readonly string[], links: readonly Link[], sizeOf: (id: string) => Size): Placed {
  const inside = new Set(ids);
  const own = links.filter(({ from, to }) => inside.has(from) && inside.has(to) && from !== to);
  const blocks = leafBlocks(ids, own);
  const blockOf = new Map(blocks.flatMap((block) => block.map((id) => [id, block] as const)));
  const nameOf = (id: string) => blockOf.get(id)?.[0] ?? id;
  const placedBlocks = new Map(blocks.map((block) => [block[0], inGrid(block, sizeOf)]));

  const graph = new graphlib.Graph();
  graph.setGraph({ rankdir: "LR", nodesep: gapPx.within, ranksep: gapPx.ranks });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of new Set(ids.map(nameOf))) graph.setNode(id, { ...(placedBlocks.get(id) ?? sizeOf(id)) });
  for (const { from, to } of own) graph.setEdge(nameOf(from), nameOf(to));
  layout(graph);

  const points = new Map<string, Point>();
  for (const name of graph.nodes()) {
    const { x, y, width, height } = graph.node(name);
    const corner = { x: x - width / 2, y: y - height / 2 };
    const block = placedBlocks.get(name);
    if (!block) points.set(name, corner);
    for (const [id, point] of block?.points ?? []) points.set(id, { x: corner.x + point.x, y: corner.y + point.y });
  }
  return { points, ...roomOf(points, sizeOf) };
}

/** Tables with a single neighbour in the group, by that neighbour and by the way the link goes. */
function leafBlocks(ids: readonly string[], links: readonly Link[]): string[][] {
  const neighbours = new Map<string, Set<string>>();
  const ways = new Map<string, string>();
  for (const { from, to } of links) {
    neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to));
    neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from));
    ways.set(from, `${to} points`);
    ways.set(to, `${from} is pointed at`);
  }
  const leaves = ids.filter((id) => neighbours.get(id)?.size === 1);
  return [...Map.groupBy(leaves, (id) => ways.get(id)).values()].filter(({ length }) => length >= blockSizeMin);
}

/** Places tables in columns that together come near a square. **Order** as given, down the columns. */
export function inGrid(ids: readonly string[], sizeOf: (id: string) => Size): Placed {
  const sizes = ids.map(sizeOf);
  const area = sizes.reduce((sum, { width, height }) => sum + (width + gapPx.block) * (height + gapPx.block), 0);
  const columnHeight = Math.max(Math.sqrt(area), ...sizes.map(({ height }) => height));
  const points = new Map<string, Point>();
  let [x, y, columnWidth] = [0, 0, 0];
  ids.forEach((id, index) => {
    const { width, height } = sizes[index] ?? sizeOf(id);
    if (y > 0 && y + height > columnHeight) {
      x += columnWidth + gapPx.block;
      [y, columnWidth] = [0, 0];
    }
    points.set(id, { x, y });
    y += height + gapPx.block;
    columnWidth = Math.max(columnWidth, width);
  });
  return { points, ...roomOf(points, sizeOf) };
}

function roomOf(points: ReadonlyMap<string, Point>, sizeOf: (id: string) => Size): Size {
  let [width, height] = [0, 0];
  for (const [id, { x, y }] of points) {
    const size = sizeOf(id);
    width = Math.max(width, x + size.width);
    height = Math.max(height, y + size.height);
  }
  return { width, height };
}
