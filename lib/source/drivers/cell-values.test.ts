import { expect, it } from "vitest";
import { binaryLabel, floatCell, isoTimestamp } from "./cell-values";
import { failedRefusal } from "./refusals";

it("writes every engine's UTC time as ISO 8601", () => {
  expect(isoTimestamp("2024-01-31 10:00:00")).toBe("2024-01-31T10:00:00Z");
  expect(isoTimestamp("2024-01-31 10:00:00.250000")).toBe("2024-01-31T10:00:00.25Z");
  expect(isoTimestamp("2024-01-31 10:00:00.123456789+00")).toBe("2024-01-31T10:00:00.123456789Z");
  expect(isoTimestamp("2024-01-31T10:00:00Z")).toBe("2024-01-31T10:00:00Z");
  expect(isoTimestamp("2024-01-31 10:00:00+00:00")).toBe("2024-01-31T10:00:00Z");
});

it("leaves what is no UTC time as the engine wrote it", () => {
  for (const text of ["infinity", "0044-03-15 10:00:00 BC", "2024-01-31 10:00:00+02", "2024-01-31", "soon"]) {
    expect(isoTimestamp(text)).toBe(text);
  }
});

it("names what JSON has no number for", () => {
  expect([1.5, Number.NaN, Number.POSITIVE_INFINITY].map(floatCell)).toEqual([1.5, "NaN", "Infinity"]);
});

it("counts bytes", () => {
  expect([0, 1, 2].map(binaryLabel)).toEqual(["<0 bytes>", "<1 byte>", "<2 bytes>"]);
});

it("shows the engine's reason on one short line and without the machine's folders", () => {
  const { params } = failedRefusal(`cannot open\n  '/srv/data/querent/files/shop.db' ${"x".repeat(1_000)}`);
  expect(params.reason).toMatch(/^cannot open 'shop\.db' x+$/);
  expect(String(params.reason).length).toBeLessThanOrEqual(300);
});
