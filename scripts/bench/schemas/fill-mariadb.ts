import type mysql from "mysql2/promise";
import type { ColumnStructure, TableStructure } from "@/lib/source/schema";

const quote = (name: string) => `\`${name.replaceAll("`", "``")}\``;

type Made = { readonly type: string; readonly value: string };

/** The type of a column on the server, and its value as an expression of the row's number, `seq`. */
function madeOf({ name, type, statistics }: ColumnStructure): Made {
  if (name === "id") return { type: "INT PRIMARY KEY", value: "seq" };
  // Every table has more rows than that, so each points at something.
  if (name.endsWith("_id")) return { type: "INT", value: "1 + seq * 7 % 35" };
  const words = statistics?.frequentValues.map(({ value }) => `'${value.replaceAll("'", "''")}'`) ?? [];
  switch (type) {
    case "boolean":
      return { type: "TINYINT(1)", value: "seq % 2" };
    case "integer":
      return { type: "INT", value: "1 + seq * 11 % 90" };
    case "decimal":
      return { type: "DECIMAL(12,2)", value: "10.5 + seq * 13 % 9800 / 4" };
    case "float":
      return { type: "DOUBLE", value: "seq * 17 % 1000 / 7" };
    case "date":
      return { type: "DATE", value: "DATE '2021-01-04' + INTERVAL seq % 1200 DAY" };
    case "timestamp":
      return { type: "DATETIME", value: "TIMESTAMP '2021-01-04 08:00:00' + INTERVAL seq HOUR" };
    default:
      return {
        type: "VARCHAR(80)",
        value:
          words.length === 0
            ? `CONCAT('${name.replaceAll("'", "''")} ', seq)`
            : `ELT(1 + seq % ${words.length}, ${words.join(", ")})`,
      };
  }
}

/** Makes a table like this one on MariaDB, without keys but the primary one, and fills it with rows that the server makes up itself. */
export async function fillMariadb(
  connection: mysql.Connection,
  table: TableStructure,
  rowCount: number,
): Promise<void> {
  const columns = table.columns.map((column) => ({ name: quote(column.name), ...madeOf(column) }));
  const name = quote(table.name);
  // Without recalculation, so that statistics that are set stay.
  await connection.query(
    `CREATE TABLE ${name} (${columns.map((column) => `${column.name} ${column.type}`).join(", ")}) STATS_AUTO_RECALC = 0`,
  );
  await connection.query(
    `INSERT INTO ${name} SELECT ${columns.map(({ value }) => value).join(", ")} FROM seq_1_to_${rowCount}`,
  );
}
