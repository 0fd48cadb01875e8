import { describe, expect, it } from "vitest";
import type { ResultSet } from "@/lib/execute/schema";
import { maskPersonal } from "@/lib/pipeline/mask-personal";
import type { SemanticColumn } from "@/lib/semantic/schema";

const known: SemanticColumn = {
  ...{ name: "mail", label: "Mail", description: null, synonyms: [], type: "text", role: "text", unit: null },
  ...{ hidden: false, personal: true, nullable: true, unique: false },
  ...{ distinctCount: null, min: null, max: null, frequentValues: [] },
};
const columnOf = (name: string, type: "text" | "integer" | "date") =>
  ({ name, label: name, type, role: type === "date" ? "time" : "text", unit: null, grain: null }) as const;
const result: ResultSet = {
  columns: [
    columnOf("id", "integer"),
    columnOf("mail", "text"),
    columnOf("born", "date"),
    columnOf("phone", "integer"),
  ],
  rows: [
    [1, "ana@example.com", "1980-02-03", 5_551_234],
    [2, "张伟", null, "+49 30 1234"],
  ],
  truncated: false,
};

describe("a look at rows", () => {
  it("tells nothing about people but the first letter of a text", () => {
    const columns = [known, { ...known, name: "born" }, { ...known, name: "phone" }];
    const { rows, columns: shown } = maskPersonal(result, columns);
    expect(rows).toEqual([
      [1, "a•••", "•••", "•••"],
      [2, "张•••", null, "•••"],
    ]);
    expect(shown.map(({ type }) => type)).toEqual(["integer", "text", "text", "text"]);
  });

  it("leaves a table without personal columns as it is", () => {
    expect(maskPersonal(result, [{ ...known, personal: false }])).toEqual(result);
  });
});
