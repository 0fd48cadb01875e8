import { expect, test } from "vitest";
import { nextPage, previousTab, tourOf } from "@/components/dashboards/view/television/pages";

const tabIds = ["a", "b"];

test("a television shows tab after tab, then the next dashboard, and comes round again", () => {
  const tour = { turnSeconds: 30, also: ["two", "three"] };
  expect(nextPage({ dashboardId: "one", tabIds, tabId: "a" }, tour)).toEqual({ kind: "tab", tabId: "b" });
  expect(nextPage({ dashboardId: "one", tabIds, tabId: "b" }, tour)).toEqual({
    kind: "dashboard",
    address: "/dashboards/two?screen=tv&also=three%2Cone&turn=30",
  });
  const parameters = new URLSearchParams("screen=tv&also=three%2Cone&turn=30");
  expect(tourOf((name) => parameters.get(name))).toEqual({ turnSeconds: 30, also: ["three", "one"] });
});

test("with one dashboard the tabs go round; a single page stays", () => {
  const tour = { turnSeconds: 30, also: [] };
  expect(nextPage({ dashboardId: "one", tabIds, tabId: "b" }, tour)).toEqual({ kind: "tab", tabId: "a" });
  expect(nextPage({ dashboardId: "one", tabIds: [], tabId: null }, tour)).toEqual({ kind: "stay" });
  expect(nextPage({ dashboardId: "one", tabIds: ["a"], tabId: "a" }, tour)).toEqual({ kind: "stay" });
  expect([previousTab(tabIds, "a"), previousTab(tabIds, "b"), previousTab(["a"], "a")]).toEqual(["b", "a", null]);
});

test("what an address asks for is kept within reason", () => {
  expect(tourOf((name) => (name === "turn" ? "0.001" : null))).toEqual({ turnSeconds: 5, also: [] });
  expect(tourOf((name) => (name === "turn" ? "soon" : null))).toEqual({ turnSeconds: null, also: [] });
});
