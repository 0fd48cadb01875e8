import { beforeAll, describe, expect, test } from "vitest";
import { checkSql } from "@/lib/guard/check-sql";
import { interpretOffline } from "@/lib/nl2sql/offline/interpret-offline";
import { chineseDictionary } from "@/lib/nl2sql/offline/language/chinese-dictionary";
import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { openPolicy } from "@/lib/semantic/access-policy";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { DataType } from "@/lib/source/schema";

const now = new Date("2024-06-15T12:00:00Z");
const rows = 60;
const cycle = (...values: readonly string[]) =>
  Array.from({ length: rows }, (_, at) => values[at % values.length] ?? "");
const numbered = (word: string, count = rows) => Array.from({ length: rows }, (_, at) => `${word}${(at % count) + 1}`);
const column = (name: string, type: DataType, values: readonly string[]) => columnOf(name, type, values);

/** Two files as a spreadsheet exports them: no keys, names run together, dates as texts, all beginning alike. */
function exportedModel(): SemanticModel {
  const farms = tableOf("coop_trade_farms", [
    column("farmid", "integer", numbered("")),
    column("farmname", "text", numbered("Farm ")),
    column("region", "text", cycle("North", "South", "Coast")),
    column("elevation", "integer", cycle("100", "400", "700", "1200", "1500")),
    column("owner_age", "integer", cycle("31", "44", "57")),
  ]);
  const shipments = tableOf("coop_trade_shipments", [
    column("shipmentid", "integer", numbered("")),
    column("farmid", "integer", numbered("", 20)),
    column("destination_country", "text", cycle("Germany", "Japan", "Norway")),
    column("shipdate", "text", cycle("4/7/2022", "12/31/2022", "2/14/2023", "10/3/2023")),
    column("weekday", "text", cycle("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")),
    column("shipmentstatus", "text", cycle("Delivered", "Cancelled", "Delayed")),
    column("quantity", "integer", cycle("3", "8", "5", "12")),
    column("unitprice", "decimal", cycle("2.50", "4.75", "3.20")),
    column("insured", "text", cycle("Yes", "No")),
  ]);
  return buildModel(structureOf([farms, shipments], "sqlite"), "coop");
}

/** The same kind of data, named in Chinese. */
function chineseModel(): SemanticModel {
  const stores = tableOf(
    "门店",
    [
      column("门店编号", "integer", numbered("")),
      column("门店名称", "text", numbered("门店")),
      column("城市", "text", cycle("杭州", "成都", "西安")),
      column("面积", "integer", cycle("80", "120", "300")),
    ],
    { primaryKey: ["门店编号"] },
  );
  const sales = tableOf(
    "销售",
    [
      column("销售编号", "integer", numbered("")),
      column("门店编号", "integer", numbered("", 20)),
      column("销售日期", "date", cycle("2023-04-07", "2023-11-30", "2024-02-14")),
      column("品类", "text", cycle("茶叶", "瓷器", "丝绸")),
      column("销售金额", "decimal", cycle("120.50", "88.00", "301.25")),
    ],
    {
      primaryKey: ["销售编号"],
      foreignKeys: [
        { columns: ["门店编号"], referencedSchema: null, referencedTable: "门店", referencedColumns: ["门店编号"] },
      ],
    },
  );
  return buildModel(structureOf([stores, sales], "sqlite"), "shops");
}

function sqlOf(model: SemanticModel, question: string): string {
  const read = interpretOffline({ question, model, now, locale: "zh", previous: null });
  if (read.kind !== "draft") throw new Error(`${question}: ${JSON.stringify(read)}`);
  expect(checkSql(read.sql, { policy: openPolicy, model, rowCountMax: 1_000 }).ok, read.sql).toBe(true);
  return read.sql.replaceAll('"', "").replaceAll(/[\p{L}\w]+\.(?=[\p{L}_])/gu, "");
}

// The dictionary is read once for each process, which takes longer than a test may.
beforeAll(() => {
  expect(chineseDictionary().glosses("信用卡")).toContain("credit card");
}, 60_000);

describe("over English names without keys", () => {
  const model = exportedModel();

  test.each([
    ["各地区农场的平均海拔是多少？", /AVG\(elevation\).* GROUP BY region/],
    ["海拔超过1000的农场有哪些？", /SELECT farmid.* WHERE elevation > 1000/],
    ["海拔高于平均水平的农场有哪些？", /elevation > \(SELECT AVG\(elevation\)/],
    ["海拔最高的农场是哪个？", /elevation = \(SELECT MAX\(elevation\)/],
    ["统计每个地区中海拔最高的前2个农场", /PARTITION BY region ORDER BY elevation DESC.* <= 2/],
    ["运往德国的总数量是多少？", /SUM\(quantity\).* WHERE destination_country = 'Germany'/],
    ["周末的总数量是多少？", /SUM\(quantity\).* WHERE weekday IN \('Sat', 'Sun'\)/],
    ["已取消的货物有多少？", /COUNT\(\*\).* WHERE shipmentstatus = 'Cancelled'/],
    ["2023年的总数量是多少？", /SUM\(quantity\).* WHERE shipdate LIKE '%\/2023'/],
    ["各目的地国家的数量，按数量降序", /SUM\(quantity\).* GROUP BY destination_country ORDER BY \w+ DESC/],
    [
      "平均数量高于总体平均值的国家有哪些？",
      /GROUP BY destination_country HAVING AVG\(quantity\) > \(SELECT AVG\(quantity\)/,
    ],
    ["总销售额排名前三的国家", /SUM\(\(?quantity \* unitprice\)?\).* ORDER BY \w+ DESC.* LIMIT 3/],
    ["海拔与年龄的总和最高的农场是哪个？", /SUM\(\(?elevation \+ owner_age\)?\)/],
    ["各国家的总数量与平均单价的比例", /SUM\(quantity\).*NULLIF\(AVG\(unitprice\), 0\)/],
  ])("reads: %s", (question, sql) => {
    expect(sqlOf(model, question)).toMatch(sql);
  });

  test("what a dictionary cannot link is said, not guessed", () => {
    const read = interpretOffline({ question: "各承运商的运费", model, now, locale: "zh", previous: null });
    expect(read.kind).toBe("cannot_answer");
  });

  test("a loosely linked word never makes an answer sure", () => {
    const read = interpretOffline({ question: "各产地的平均海拔高度", model, now, locale: "zh", previous: null });
    expect(read.kind === "draft" && read.confident).toBe(false);
  });
});

describe("over Chinese names", () => {
  const model = chineseModel();

  test.each([
    ["各城市的销售金额是多少？", /SUM\(销售金额\).* GROUP BY 城市/],
    ["面积高于平均面积的门店有哪些？", /面积 > \(SELECT AVG\(面积\)/],
    ["每个城市中销售金额最高的前2个门店", /PARTITION BY 城市 ORDER BY SUM\(销售金额\) DESC.* <= 2/],
    ["茶叶的平均销售金额", /AVG\(销售金额\).* WHERE 品类 = '茶叶'/],
    ["销售金额超过200的品类", /GROUP BY 品类 HAVING SUM\(销售金额\) > 200/],
    ["2023年各品类的销售金额，按品类排序", /GROUP BY 品类 ORDER BY 品类/],
  ])("reads: %s", (question, sql) => {
    expect(sqlOf(model, question)).toMatch(sql);
  });
});
