import { describe, expect, it } from "vitest";
import { answerLocale, checkQuestion, questionLengthMax } from "./check-question";

describe("a question", () => {
  it("is trimmed", () => {
    expect(checkQuestion("  sales by month\n")).toEqual({ ok: true, value: "sales by month" });
  });

  it.each(["", "   ", "???", "…—!", "\u200b"])("without a letter or digit is empty: %j", (question) => {
    expect(checkQuestion(question)).toMatchObject({ ok: false, error: { code: "question/empty" } });
  });

  it("may be as long as the limit and no longer", () => {
    expect(checkQuestion("a".repeat(questionLengthMax)).ok).toBe(true);
    expect(checkQuestion("a".repeat(questionLengthMax + 1))).toMatchObject({
      ok: false,
      error: { code: "question/too-long", params: { limit: questionLengthMax } },
    });
  });
});

it("is answered in Chinese when it is asked in Chinese, else in the viewer's language", () => {
  expect(answerLocale("每月销售额", "en")).toBe("zh");
  expect(answerLocale("sales by month", "en")).toBe("en");
  expect(answerLocale("GMV", "zh")).toBe("zh");
});
