import { expect, it } from "vitest";
import { boxPx, rowOffset, tableBoxes } from "@/components/sources/diagram/table-box";
import type { SemanticModel } from "@/lib/semantic/schema";

const columns = (...names: string[]) => names.map((name) => ({ name }));
// Only what boxes are made of.
const model = {
  entities: [
    { id: "notes", primaryKey: ["id"], columns: columns("id", "text", "author_id", "about_id", "about_type") },
    { id: "people", primaryKey: ["id"], columns: columns("id", "name") },
  ],
  joins: [{ from: { entity: "notes", columns: ["author_id"] }, to: { entity: "people", columns: ["id"] } }],
  polymorphicKeys: [{ entity: "notes", idColumn: "about_id", typeColumn: "about_type", targets: [] }],
} as unknown as SemanticModel;

const rowsOf = (level: "names" | "keys" | "columns", opened: string[] = []) => {
  const box = tableBoxes(model, level, new Set(opened)).get("notes");
  return box?.rows.map(({ name }) => name);
};

it("shows nothing, what connects a table, or all of it", () => {
  expect(rowsOf("names")).toEqual([]);
  expect(rowsOf("keys")).toEqual(["id", "author_id", "about_id", "about_type"]);
  expect(rowsOf("columns")).toHaveLength(5);
  expect(rowsOf("keys", ["notes"])).toHaveLength(5);
});

it("is as high as what it shows, with a foot for what it does not", () => {
  const boxes = tableBoxes(model, "keys", new Set());
  const whole = boxPx.head + 2 * boxPx.edge;
  expect(boxes.get("notes")?.height).toBe(whole + 4 * boxPx.row + boxPx.foot);
  expect(tableBoxes(model, "names", new Set()).get("notes")?.height).toBe(whole);
  expect(tableBoxes(model, "columns", new Set()).get("people")?.height).toBe(whole + 2 * boxPx.row);
});

it("ends lines at the row of their column, or at the head where the column is not drawn", () => {
  const box = tableBoxes(model, "keys", new Set()).get("notes");
  if (!box) throw new Error("no box");
  expect(rowOffset(box, "author_id")).toBe(boxPx.edge + boxPx.head + 1.5 * boxPx.row);
  expect(rowOffset(box, "text")).toBe(boxPx.edge + boxPx.head / 2);
});
