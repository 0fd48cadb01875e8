import { expect, it } from "vitest";
import { designActs } from "@/components/dashboards/design/design-acts";
import english from "@/messages/en/design.json";

it("has words for every act that can be undone, and no others", () => {
  expect(Object.keys(english.acts).sort()).toEqual([...designActs].sort());
});
