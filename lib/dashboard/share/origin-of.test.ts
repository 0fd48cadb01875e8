import { expect, it } from "vitest";
import { originOf } from "@/lib/dashboard/share/origin-of";

it.each([
  ["https://portal.example.com", "https://portal.example.com"],
  ["https://Portal.example.com/page?x=1", "https://portal.example.com"],
  [" portal.example.com ", "https://portal.example.com"],
  ["http://localhost:8080", "http://localhost:8080"],
  ["https://münchen.example", "https://xn--mnchen-3ya.example"],
  ["https://*.example.com", null],
  ["https://*.x", null],
  ["https://*", null],
  ["https://a.example;sandbox", null],
  ["ftp://a.example", null],
  ["javascript://a.example", null],
  ["https://[::1]:3000", null],
  ["two words", null],
  ["", null],
])("takes %j for the site %j", (text, origin) => {
  expect(originOf(text)).toBe(origin);
});
