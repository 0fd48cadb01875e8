import { createElement } from "react";
import { expect, it } from "vitest";
import { keepElements } from "@/components/dashboards/design/grid/keep-elements";

it("draws a widget anew when something of it changes, and no other", () => {
  const element = keepElements((props: { widget: object; isSelected: boolean }) => createElement("div", props));
  const [one, other] = [{}, {}];
  const before = [one, other].map((widget) => element({ widget, isSelected: false }));
  const after = [element({ widget: one, isSelected: true }), element({ widget: other, isSelected: false })];
  expect(after[0]).not.toBe(before[0]);
  expect(after[0]?.props).toMatchObject({ isSelected: true });
  expect(after[1]).toBe(before[1]);
});
