import { expect, test } from "vitest";
import { formatSql } from "@/components/ui/sql-view/format-sql";

test("one long line becomes lines that can be read, with nothing but spaces changed", () => {
  const sql = "SELECT SUM(`l`.`quantity`) AS `n` FROM `lines` AS `l` WHERE `l`.`note` = 'a  b' LIMIT 5";
  const formatted = formatSql(sql, "mysql");
  expect(formatted.split("\n").length).toBeGreaterThan(3);
  expect(formatted.replace(/\s+/g, "")).toBe(sql.replace(/\s+/g, ""));
  expect(formatted).toContain("'a  b'");
});

test("what the formatter cannot read is shown as it is", () => {
  expect(formatSql("SELECT 'unclosed", "sqlite")).toBe("SELECT 'unclosed");
});
