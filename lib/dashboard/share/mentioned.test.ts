import { expect, it } from "vitest";
import { mentionedIds, spokenText, withMentions } from "@/lib/dashboard/share/mentioned";

it("finds each account once, and leaves what is no mention as it is", () => {
  const text = "@[Ada L.](u-1) and @[Grace](u-2), see mail@example.com, @[Ada L.](u-1) @[no end";
  expect(mentionedIds(text)).toEqual(["u-1", "u-2"]);
  expect(withMentions(text)).toEqual([
    { mention: "Ada L." },
    { text: " and " },
    { mention: "Grace" },
    { text: ", see mail@example.com, " },
    { mention: "Ada L." },
    { text: " @[no end" },
  ]);
  expect(spokenText(text)).toBe("@Ada L. and @Grace, see mail@example.com, @Ada L. @[no end");
});
