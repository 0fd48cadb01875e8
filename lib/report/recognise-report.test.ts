import { describe, expect, it } from "vitest";
import { recogniseReport } from "./recognise-report";

describe("a wish for a report", () => {
  it.each([
    ["Write a report on sales", "sales"],
    ["please write me a short report about our customers in France.", "our customers in France"],
    ["Can you generate a report on returns by reason?", "returns by reason"],
    ["生成一份关于销售额的报告", "销售额"],
    ["请写一份客户报告。", "客户"],
    ["帮我做一个有关退货情况的报告", "退货情况"],
  ])("%s", (question, subject) => {
    expect(recogniseReport(question)).toEqual({ subject });
  });

  it.each([
    "Write a report",
    "make a report from this conversation",
    "write a report about this",
    "生成报告",
    "写一份关于以上内容的报告",
  ])("on the conversation: %s", (question) => {
    expect(recogniseReport(question)).toEqual({ subject: null });
  });

  it.each([
    "How many reports were filed?",
    "revenue report by month",
    "Show the report column",
    "报告数量是多少",
    "sales",
  ])("is none: %s", (question) => {
    expect(recogniseReport(question)).toBeNull();
  });
});
