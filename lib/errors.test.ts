import { describe, expect, it } from "vitest";
import { type ErrorCode, errorCodes, refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import { locales } from "@/lib/i18n/locale";
import { messagesOf } from "@/lib/i18n/messages";

/** Ours: each key is a code, though `Object.keys` cannot say so. */
const codes = Object.keys(errorCodes) as ErrorCode[];

describe("errorCodes", () => {
  it("has a status that is an error and a name of two words for each", () => {
    for (const code of codes) {
      expect(code).toMatch(/^[a-z0-9]+\/[a-z-]+$/);
      expect(errorCodes[code].status, code).toBeGreaterThanOrEqual(400);
    }
  });

  it("has a sentence in every language for each, and no sentence without a code", () => {
    for (const locale of locales) {
      const stages = Object.entries(messagesOf(locale).errors ?? {});
      const sentences = stages.flatMap(([stage, reasons]) =>
        Object.keys(reasons).map((reason) => `${stage}/${reason}`),
      );
      expect(sentences.sort(), locale).toEqual([...codes].sort());
      for (const code of codes) expect(errorMessage({ code, params: {} }, locale).length).toBeGreaterThan(5);
    }
  });
});

describe("refuse", () => {
  it("makes a failed result with its code and parameters", () => {
    expect(refuse("request/rate", { seconds: 3 })).toEqual({
      ok: false,
      error: { code: "request/rate", params: { seconds: 3 } },
    });
  });
});
