import { expect, it } from "vitest";
import { snapLines } from "@/lib/dashboard/layout/snap-lines";

it("names each edge that lines up once, over all that share it", () => {
  const standing = [
    { x: 0, y: 0, w: 4, h: 3 },
    { x: 0, y: 9, w: 6, h: 3 },
  ];
  expect(snapLines([{ x: 0, y: 5, w: 4, h: 2 }], standing)).toEqual([
    { axis: "x", at: 0, from: 0, to: 12 },
    { axis: "x", at: 4, from: 0, to: 7 },
  ]);
});

it("says nothing of edges that only touch", () => {
  expect(snapLines([{ x: 4, y: 3, w: 3, h: 2 }], [{ x: 0, y: 0, w: 4, h: 3 }])).toEqual([]);
});
