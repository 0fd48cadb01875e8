import { columnOf, structureOf, tableOf } from "@/lib/semantic/__fixtures__/structures";
import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";

const many = (word: string) => Array.from({ length: 40 }, (_, index) => `${word}${index + 1}`);
const cycle = (...values: readonly string[]) =>
  Array.from({ length: 40 }, (_, index) => values[index % values.length] ?? null);
const key = (column: string, table: string, target: string) => ({
  columns: [column],
  referencedSchema: null,
  referencedTable: table,
  referencedColumns: [target],
});

/** Readers take books; books stand in branches. */
export function lendingLibrary(): SemanticModel {
  const tables = [
    tableOf(
      "readers",
      [
        columnOf("reader_id", "integer", many("")),
        columnOf("reader_name", "text", many("Ann ")),
        columnOf("town", "text", cycle("Brno", "Graz", "Split")),
      ],
      { primaryKey: ["reader_id"] },
    ),
    tableOf(
      "books",
      [
        columnOf("book_id", "integer", many("")),
        columnOf("title", "text", many("Book ")),
        columnOf("genre", "text", cycle("Crime", "Poetry", "Travel")),
        columnOf("price", "decimal", cycle("5", "10", "12.5", "20", "31")),
      ],
      { primaryKey: ["book_id"] },
    ),
    tableOf(
      "loans",
      [
        columnOf("loan_id", "integer", many("")),
        columnOf("reader_id", "integer", cycle("1", "2", "3")),
        columnOf("book_id", "integer", cycle("4", "5", "6")),
        columnOf("taken_on", "date", cycle("2022-03-01", "2023-05-06", "2024-02-03")),
      ],
      {
        primaryKey: ["loan_id"],
        foreignKeys: [key("reader_id", "readers", "reader_id"), key("book_id", "books", "book_id")],
      },
    ),
  ];
  return buildModel(structureOf(tables, "sqlite"), "library");
}

/** Stores and what they sell, named in Chinese. */
export function chineseStores(): SemanticModel {
  const stores = tableOf(
    "门店",
    [
      columnOf("门店编号", "integer", many("")),
      columnOf("门店名称", "text", many("门店")),
      columnOf("城市", "text", cycle("杭州", "成都", "西安")),
    ],
    { primaryKey: ["门店编号"] },
  );
  const sales = tableOf(
    "销售",
    [
      columnOf("销售编号", "integer", many("")),
      columnOf("门店编号", "integer", many("")),
      columnOf("销售日期", "date", cycle("2022-04-07", "2023-11-30", "2024-02-14")),
      columnOf("品类", "text", cycle("茶叶", "瓷器", "丝绸")),
      columnOf("销售金额", "decimal", cycle("120.50", "88.00", "301.25")),
    ],
    { primaryKey: ["销售编号"], foreignKeys: [key("门店编号", "门店", "门店编号")] },
  );
  return buildModel(structureOf([stores, sales], "sqlite"), "stores");
}
