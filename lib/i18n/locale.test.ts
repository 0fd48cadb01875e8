import { describe, expect, it } from "vitest";
import { chooseLocale } from "@/lib/i18n/locale";

describe("chooseLocale", () => {
  it.each([
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
    ["en-GB,en;q=0.9,zh;q=0.8", "en"],
    ["fr,zh-TW;q=0.5,en;q=0.3", "zh"],
    ["zh;q=0,en;q=0.1", "en"],
    ["de-DE,de;q=0.9", "en"],
    ["*", "en"],
    ["zh;q=abc", "en"],
    ["", "en"],
    [null, "en"],
  ] as const)("reads the browser's list %j as %s", (acceptLanguage, locale) => {
    expect(chooseLocale({ chosen: [], acceptLanguage })).toBe(locale);
  });

  it("prefers what was chosen, first wish first, and ignores wishes it cannot meet", () => {
    expect(chooseLocale({ chosen: [undefined, "fr", "zh", "en"], acceptLanguage: "en" })).toBe("zh");
  });
});
