import { expect, test } from "vitest";
import { exportFileName } from "./export-file-name";

test("a question becomes a file name in any script", () => {
  expect(exportFileName("Sales: 2026/06 by store?", "csv")).toBe("Sales-2026-06-by-store.csv");
  expect(exportFileName("上个月的销售额？", "xlsx")).toBe("上个月的销售额.xlsx");
  expect(exportFileName("???", "png")).toBe("querent.png");
});
