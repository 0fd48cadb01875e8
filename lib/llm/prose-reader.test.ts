import { describe, expect, it } from "vitest";
import { proseReader } from "./prose-reader";

/** Reads a reply in pieces of one length; `shown` is what a reader saw, with "⟲" where it began anew. */
function read(text: string, pieceLength: number) {
  let shown = "";
  const reader = proseReader({
    onText: (delta) => {
      shown += delta;
    },
    onRestart: () => {
      shown += "⟲";
    },
  });
  for (let at = 0; at < text.length; at += pieceLength) reader.push(text.slice(at, at + pieceLength));
  return { end: reader.end(), shown };
}

describe.each([1, 3, 7, 1_000])("in pieces of %i characters", (pieceLength) => {
  it.each([
    ["plain", "Sales rose by 4 %.", "Sales rose by 4 %."],
    ["reasoning before it", "<think>The user wants < 3.</think>\n\nSales rose.", "Sales rose."],
    ["reasoning in the middle", "Sales <thinking>hm</thinking>rose.", "Sales rose."],
    ["a fence around the whole", "```markdown\n# Sales\nThey rose.\n```\n", "# Sales\nThey rose."],
    ["a fence after reasoning", "<think>x</think>```\nSales rose.\n```", "Sales rose."],
    ["code that belongs to it", "```sql\nSELECT 1\n```\nThat is it.", "```sql\nSELECT 1\n```\nThat is it."],
    ["code that is all of it", "```sql\nSELECT 1\n```", "```sql\nSELECT 1\n```"],
    ["a comparison", "a < b, a <t and `x`", "a < b, a <t and `x`"],
    ["blanks around it", "\n Sales rose. \n", "Sales rose."],
  ])("%s", (_name, text, expected) => {
    expect(read(text, pieceLength)).toEqual({ end: { ok: true, value: expected }, shown: expected });
  });

  it("nothing but reasoning is an empty reply, and nobody saw any of it", () => {
    expect(read("<think>hm, maybe", pieceLength)).toMatchObject({
      end: { ok: false, error: { code: "llm/empty" } },
      shown: "",
    });
  });
});

it("reasoning whose opening the server cut off is taken back as soon as it is seen", () => {
  const { end, shown } = read("The user wants sales.</think>Sales rose.", 3);
  expect(end).toEqual({ ok: true, value: "Sales rose." });
  expect(shown.split("⟲").at(-1)).toBe("Sales rose.");
});

it("a reply that begins anew says so only where something had been shown", () => {
  const heard: string[] = [];
  const reader = proseReader({ onText: (delta) => heard.push(delta), onRestart: () => heard.push("⟲") });
  reader.restart();
  reader.push("Sales");
  reader.restart();
  reader.push("Sales rose.");
  expect(reader.end()).toEqual({ ok: true, value: "Sales rose." });
  expect(heard).toEqual(["Sales", "⟲", "Sales rose."]);
});
