import { expect, it } from "vitest";
import { renameColumns } from "./rename-columns";

const names = new Map([
  ["amount", "net amount"],
  ["region", "area"],
]);

it.each([
  ["quantity * amount", "mysql", "quantity * `net amount`"],
  ["Amount > 10 AND `region` = 'amount'", "mysql", "`net amount` > 10 AND area = 'amount'"],
  ["\"region\" = 'é😀' OR region IS NULL", "postgres", "area = 'é😀' OR area IS NULL"],
  ["region = {{user.region}} AND amount > 0", "sqlite", 'area = {{user.region}} AND "net amount" > 0'],
  ["region(amount) > amounts", "sqlite", 'region("net amount") > amounts'],
] as const)("calls columns by their new names and leaves the rest of %s as it was written", (sql, kind, renamed) => {
  expect(renameColumns(sql, names, kind)).toBe(renamed);
});

it("leaves a text alone that is no SQL", () => {
  expect(renameColumns("amount > 'open", names, "postgres")).toBe("amount > 'open");
});
