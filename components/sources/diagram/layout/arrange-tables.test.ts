import { expect, it } from "vitest";
import { arrangeTables } from "@/components/sources/diagram/layout/arrange-tables";
import { groupTables, type Link } from "@/components/sources/diagram/layout/group-tables";
import type { Point } from "@/components/sources/diagram/layout/place-group";

const sizeOf = (id: string) => ({ width: 232, height: 46 + (id.length % 5) * 24 });
const star = (count: number): Link[] =>
  Array.from({ length: count }, (_, index) => ({ from: `leaf_${index}`, to: "hub" }));
const idsOf = (links: readonly Link[]) => [...new Set(links.flatMap(({ from, to }) => [from, to]))];

/** A schema with hubs: each table points at one or two of those before it, the early ones most. */
function schema(count: number): Link[] {
  return Array.from({ length: count - 1 }, (_, index) => index + 1).flatMap((index) => [
    { from: `t${index}`, to: `t${(index * 7) % Math.ceil(Math.sqrt(index))}` },
    ...(index % 3 === 0 ? [{ from: `t${index}`, to: `t${Math.floor(index / 2)}` }] : []),
  ]);
}

function overlaps(points: ReadonlyMap<string, Point>): string[] {
  const boxes = [...points].map(([id, point]) => ({ id, ...point, ...sizeOf(id) }));
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.id} ${b.id}`),
  );
}

const arrange = (ids: readonly string[], links: readonly Link[]) =>
  arrangeTables({ ids, links, sizeOf }, new AbortController().signal);

it.each([
  ["a star", star(40)],
  ["60 tables", schema(60)],
  ["200 tables", schema(200)],
])("places every table of %s, none over another, in about the shape of a screen", async (_, links) => {
  const ids = [...idsOf(links), "alone", "apart"];
  const points = await arrange(ids, links);
  expect([...points.keys()].toSorted()).toEqual(ids.toSorted());
  expect(overlaps(points)).toEqual([]);
  const width = Math.max(...[...points.values()].map(({ x }) => x));
  const height = Math.max(...[...points.values()].map(({ y }) => y));
  expect(width / height).toBeGreaterThan(0.5);
  expect(width / height).toBeLessThan(4);
});

it("places the same tables at the same places", async () => {
  const links = schema(50);
  expect(await arrange(idsOf(links), links)).toEqual(await arrange(idsOf(links), links));
});

it("bears tables that point at themselves, at each other, and at tables out of sight", async () => {
  const links = [
    { from: "a", to: "a" },
    { from: "a", to: "b" },
    { from: "b", to: "a" },
    { from: "b", to: "elsewhere" },
  ];
  expect([...(await arrange(["a", "b"], links)).keys()]).toEqual(["a", "b"]);
});

it("stops when nobody waits any more", async () => {
  const stopped = AbortSignal.abort();
  const links = schema(20);
  await expect(arrangeTables({ ids: idsOf(links), links, sizeOf }, stopped)).rejects.toThrow();
});

it("keeps groups small enough to be read, and tables of one prefix together", () => {
  const links = [
    ...star(40),
    { from: "hr_people", to: "hr_teams" },
    { from: "hr_teams", to: "hub" },
    { from: "hr_people", to: "hub" },
  ];
  const groups = groupTables(idsOf(links), links, 18);
  expect(Math.max(...groups.map(({ length }) => length))).toBeLessThanOrEqual(18);
  expect(groups.find((group) => group.includes("hr_people"))).toContain("hr_teams");
});
