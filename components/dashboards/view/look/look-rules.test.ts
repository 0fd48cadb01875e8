import { expect, test } from "vitest";
import {
  drilledDown,
  drilledUp,
  isTouched,
  valueOfFilter,
  withCross,
  withFilter,
} from "@/components/dashboards/view/look/change-look";
import { dashboardFilterSchema } from "@/lib/dashboard/config/schema";
import { lookOfWidget } from "@/lib/dashboard/look/look-of-widget";
import { emptyLook, type Interplay, type Point } from "@/lib/dashboard/look/schema";

const north: Point = { column: "region", value: { kind: "is", value: "North" } };
const list = (...values: string[]) => ({ kind: "list" as const, values, negated: false });
const region = dashboardFilterSchema.parse({
  ...{ id: "region", label: "Region", kind: "list", sourceId: "shop" },
  column: { entity: "orders", column: "region" },
  default: list("North"),
});
const interplay: Interplay = {
  widgets: {
    bars: { clicks: [{ column: "region", affects: ["line"] }], drills: true, rows: true, zooms: false },
    line: { clicks: [{ column: "month", affects: ["bars"] }], drills: false, rows: true, zooms: true },
    note: { clicks: [], drills: false, rows: false, zooms: false },
  },
  filters: { region: ["bars"] },
};

test("a filter's default needs no word in the look, and can be cleared and come back", () => {
  const other = withFilter(emptyLook, region, list("South"));
  expect(valueOfFilter(region, other)).toEqual(list("South"));
  expect(withFilter(other, region, list("North"))).toEqual(emptyLook);
  const cleared = withFilter(other, region, null);
  expect(cleared.filters).toEqual({ region: null });
  expect(valueOfFilter(region, cleared)).toBeNull();
  expect(valueOfFilter(region, emptyLook)).toEqual(list("North"));
});

test("drilling goes down step by step and up to any of them, and takes the widget's own click back", () => {
  const clicked = withCross(emptyLook, "bars", [north]);
  const down = drilledDown(clicked, "bars", [north]);
  expect(down).toEqual({ ...emptyLook, drill: { bars: [[north]] } });
  const twice = drilledDown(down, "bars", [{ ...north, column: "city" }]);
  expect(drilledUp(twice, "bars", 1)).toEqual(down);
  expect(isTouched(drilledUp(twice, "bars", 0))).toBe(false);
});

test("a click changes the key of those widgets alone that follow it, and never its own", () => {
  const look = withCross(emptyLook, "bars", [north]);
  expect(lookOfWidget("line", look, interplay)).toEqual(look);
  expect(lookOfWidget("bars", look, interplay)).toEqual(emptyLook);
  expect(lookOfWidget("note", look, interplay)).toEqual(emptyLook);
  const other = withCross(emptyLook, "bars", [{ ...north, column: "city" }]);
  expect(lookOfWidget("line", other, interplay)).toEqual(emptyLook);
});

test("a click on a widget that was drilled means another level to those who follow it", () => {
  const look = withCross(drilledDown(emptyLook, "bars", [north]), "bars", [north]);
  expect(lookOfWidget("line", look, interplay)).toEqual(look);
  expect(lookOfWidget("note", look, interplay)).toEqual(emptyLook);
});

test("filters, drilling and date zoom change the key of whom they reach; of all, while that is not known", () => {
  const look = { ...drilledDown(withFilter(emptyLook, region, null), "bars", [north]), grain: "year" as const };
  expect(lookOfWidget("bars", look, interplay)).toEqual({ ...look, grain: null });
  expect(lookOfWidget("line", look, interplay)).toEqual({ ...emptyLook, grain: "year" });
  expect(lookOfWidget("note", look, undefined)).toBe(look);
});
