import { describe, expect, it } from "vitest";
import { demoShopModel } from "@/lib/nl2sql/__fixtures__/demo-shop-model";
import { outlineFromTemplates } from "./outline-from-templates";

const model = demoShopModel();
const wish = (subject: string, locale: "en" | "zh" = "en") => ({ subject, locale, period: null, now: new Date("2024-07-01") });

describe("the sections of a report without a model", () => {
  it("x", () => {
    for (const [s,l] of [["sales","en"],["customers","en"],["orders","en"],["sales of Toys","en"],["Toys","en"],["the business","en"],["weather","en"],["store performance","en"],["销售","zh"],["客户","zh"],["退货情况","zh"]] as const) {
      const o = outlineFromTemplates(model, wish(s,l));
      console.log(s, o === null ? null : JSON.stringify(o.scope)+"\n"+o.items.map(i=>i.heading+"  |  "+i.sql?.slice(0,150)).join("\n"));
    }
    const o = outlineFromTemplates(model, {...wish("sales"), period:{from:"2024-01-01",to:"2024-04-01",grain:null}});
    console.log(o?.items.map(i=>i.heading+"  |  "+i.inPeriod+" "+i.sql).join("\n"));
    expect(o).not.toBeNull();
  }, 30000);
});
