import { expect, test } from "vitest";
import { dashboardAddress, followedPoints, pointsOf } from "@/components/dashboards/view/drill/point-rules";
import { clickSchema } from "@/lib/dashboard/config/schema";
import { readLook } from "@/lib/dashboard/look/look-address";
import { resultColumnSchema } from "@/lib/execute/schema";

const column = (name: string, more: object) =>
  resultColumnSchema.parse({ name, label: name, type: "text", role: "category", unit: null, grain: null, ...more });
const columns = [
  column("region", {}),
  column("month", { type: "date", role: "time", grain: "month" }),
  column("revenue", { type: "decimal", role: "measure", aggregate: "sum" }),
];
const cells = { region: "North", month: "2024-02-01", revenue: "12.5" };

test("a mark stands for its names and periods, never for its figures", () => {
  expect(pointsOf(cells, columns)).toEqual([
    { column: "region", value: { kind: "is", value: "North" } },
    { column: "month", value: { kind: "is", value: "2024-02-01" } },
  ]);
});

test("only what others follow filters them; what nobody follows does nothing", () => {
  const points = pointsOf(cells, columns);
  const widgets = {
    bars: { clicks: [{ column: "region", affects: ["line"] }], drills: false, rows: false, zooms: false },
    alone: { clicks: [{ column: "region", affects: [] }], drills: false, rows: false, zooms: false },
  };
  const knowing = { interplay: { widgets, filters: {} }, isDrilled: false };
  expect(followedPoints(points, "bars", knowing).map((point) => point.column)).toEqual(["region"]);
  expect(followedPoints(points, "alone", knowing)).toEqual([]);
  expect(followedPoints(points, "bars", { interplay: undefined, isDrilled: false })).toEqual(points);
});

test("a click that opens another dashboard sets its filters: a choice for a name, all its days for a period", () => {
  const click = clickSchema.parse({
    ...{ kind: "dashboard", dashboardId: "other", tabId: "two" },
    pass: [
      { column: "region", filterId: "region" },
      { column: "month", filterId: "period" },
      { column: "gone", filterId: "gone" },
    ],
  });
  if (click.kind !== "dashboard") throw new Error("not a click that opens a dashboard");
  const address = new URL(dashboardAddress(click, cells, columns), "http://querent.example");
  expect(address.pathname).toBe("/dashboards/other");
  expect(address.searchParams.get("tab")).toBe("two");
  expect(readLook(address.searchParams).filters).toEqual({
    region: { kind: "list", values: ["North"], negated: false },
    period: { kind: "range", from: "2024-02-01", to: "2024-02-29", compare: "none" },
  });
});
