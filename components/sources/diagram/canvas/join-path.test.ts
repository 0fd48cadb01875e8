import { expect, it } from "vitest";
import { joinPath } from "@/components/sources/diagram/canvas/join-path";

const left = { left: 0, right: 200, y: 40 };
const right = { left: 500, right: 700, y: 90 };
const startOf = (path: string) => path.match(/^M(-?[\d.]+)/)?.[1];

it("leaves each table on the side that faces the other", () => {
  expect(startOf(joinPath(left, right, "many-to-one").many)).toBe("200");
  expect(startOf(joinPath(left, right, "many-to-one").one)).toBe("500");
  expect(startOf(joinPath(right, left, "many-to-one").many)).toBe("500");
  expect(startOf(joinPath(right, left, "many-to-one").one)).toBe("200");
});

it("goes around on the right where tables stand above each other, and where a table belongs to itself", () => {
  const below = { ...left, y: 400 };
  for (const to of [below, { ...left, y: 64 }]) {
    const { many, one, middle } = joinPath(left, to, "many-to-one");
    expect([startOf(many), startOf(one)]).toEqual(["200", "200"]);
    expect(middle.x).toBeGreaterThan(200);
  }
});

it("draws a crow's foot where many belong to one, and bars on both sides where one belongs to one", () => {
  expect(joinPath(left, right, "many-to-one").many.match(/M/g)).toHaveLength(2);
  const { many, one } = joinPath(left, right, "one-to-one");
  expect(many.match(/L/g)).toHaveLength(2);
  expect(one.match(/L/g)).toHaveLength(2);
});
