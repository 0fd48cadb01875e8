import { expect, it } from "vitest";
import { fileReader, viewNames } from "./duckdb-instance";

it("names a table after its file, and numbers files of the same name", () => {
  expect(viewNames(["/data/Sales 2024.csv", "flights-3m.parquet", "old/flights-3m.csv", "__.csv", "销售.csv"])).toEqual(
    ["sales_2024", "flights_3m", "flights_3m_2", "data", "销售"],
  );
});

it("knows data files by their ending", () => {
  expect(["a.CSV", "b.tsv", "c.parquet", "d.duckdb", "e"].map(fileReader)).toEqual([
    "read_csv",
    "read_csv",
    "read_parquet",
    null,
    null,
  ]);
});
