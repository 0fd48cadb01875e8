import { expect, it } from "vitest";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import { compareRoles, readLabels } from "./roles";

const model = buildModel(structureOf([tableOf("t", [columnOf("id", "integer"), columnOf("price", "decimal")])]), "s");
const list = (...lines: string[]) => readLabels(["database\ttable\tcolumn\trole", ...lines].join("\n")).get("d") ?? [];

it("counts a role that people would also name, and the first choice apart", () => {
  const labels = list("d\tt\tid\tkey", "d\tt\tprice\tcategory/measure");
  expect(compareRoles(model, labels)).toEqual({ right: 2, first: 1, wrong: [] });
});

it("counts other roles, and columns that are not there, as wrong", () => {
  const labels = list("d\tt\tid\tmeasure", "d\tt\tgone\tkey");
  expect(compareRoles(model, labels)).toEqual({
    right: 0,
    first: 0,
    wrong: ["t.id: key, not measure", "t.gone: absent, not key"],
  });
});
