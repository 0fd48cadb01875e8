import { afterEach, expect, it, vi } from "vitest";
import { printTable } from "./print-table";

const printed = vi.spyOn(console, "log").mockImplementation(() => undefined);
afterEach(() => printed.mockClear());
const lines = () => printed.mock.calls.map(([line]) => line);

it("lines columns up, those of numbers at their end, also where characters are twice as wide", () => {
  printTable(
    ["城市", "Orders"],
    [
      ["Berlin", "7"],
      ["上海", "1,200"],
    ],
    { alignRight: [false, true] },
  );
  expect(lines()).toEqual(["城市    Orders", "Berlin       7", "上海     1,200"]);
});

it("spells control characters out, so that no value breaks a line or commands the terminal", () => {
  printTable(["Note"], [["a\nb\u001b[2J\u0007"]]);
  expect(lines()).toEqual(["Note", "a\\nb\\u001b[2J\\u0007"]);
});
