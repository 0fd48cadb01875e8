import { describe, expect, it } from "vitest";
import { type ErrorCode, errorCodes } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { locales } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

// Object.keys of a constant object: its keys are the codes.
const codes = Object.keys(errorCodes) as ErrorCode[];

describe.each(locales)("sentences of errors in %s", (locale) => {
  it("has one for every code and none for others", () => {
    const written = Object.entries(messagesOf(locale).errors ?? {}).flatMap(([stage, reasons]) =>
      Object.keys(reasons).map((reason) => `${stage}/${reason}`),
    );
    expect(written.sort()).toEqual([...codes].sort());
  });

  it.each(codes)("says %s in a whole sentence, also when a parameter is missing", (code) => {
    const sentence = errorMessage({ code, params: {} }, locale);
    expect(sentence).not.toMatch(/[{}]|NaN|undefined/);
    expect(sentence.length).toBeGreaterThan(10);
  });
});

it("fills in parameters", () => {
  expect(errorMessage({ code: "source/host", params: { host: "db.example.com:3306" } }, "en")).toContain(
    "db.example.com:3306",
  );
  expect(errorMessage({ code: "request/rate", params: { seconds: 1 } }, "en")).toContain("1 second,");
});
