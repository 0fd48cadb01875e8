import type { TimeGrain } from "@/lib/execute/schema";
import { binary, call, cast, number, type SqlNode, text } from "@/lib/nl2sql/sql/tree";
import type { DataType, SourceKind } from "@/lib/source/schema";

const sqliteFormats: Record<Exclude<TimeGrain, "quarter" | "week">, string> = {
  year: "%Y-01-01",
  month: "%Y-%m-01",
  day: "%Y-%m-%d",
  hour: "%Y-%m-%d %H:00:00",
};

/** SQLite has no date_trunc: months are counted back to the quarter's first, days to the Monday before. */
function truncateSqlite(value: SqlNode, grain: TimeGrain): SqlNode {
  if (grain === "week") return call("DATE", [value, text("-6 days"), text("weekday 1")]);
  if (grain === "quarter") {
    const month = cast(call("STRFTIME", [text("%m"), value]), { data_type: "custom", name: "INTEGER" });
    const monthsInto = { mod: { left: paren1(month), right: number(3), ...noComments } };
    const back = { concat: { left: text("-"), right: paren(monthsInto), ...noComments } };
    const shift = { concat: { left: back, right: text(" months"), ...noComments } };
    return call("DATE", [value, text("start of month"), shift]);
  }
  return call("STRFTIME", [text(sqliteFormats[grain]), value]);
}

const noComments = { left_comments: [], operator_comments: [], trailing_comments: [] };
const paren = (node: SqlNode): SqlNode => ({ paren: { this: node, trailing_comments: [] } });
const paren1 = (month: SqlNode): SqlNode => paren(binary("sub", month, number(1)));

const mysqlFormats: Record<Exclude<TimeGrain, "quarter" | "week">, string> = {
  year: "%Y-01-01",
  month: "%Y-%m-01",
  day: "%Y-%m-%d",
  hour: "%Y-%m-%d %H:00:00",
};

function truncateMysql(value: SqlNode, grain: TimeGrain): SqlNode {
  if (grain === "week") {
    const days = {
      interval: { this: call("WEEKDAY", [value]), unit: { type: "simple", unit: "Day", use_plural: false } },
    };
    return call("DATE", [call("DATE_SUB", [value, days])]);
  }
  if (grain === "quarter") {
    const monthsInto = binary("mul", paren(binary("sub", call("QUARTER", [value]), number(1))), number(3));
    const month = call("LPAD", [paren(binary("add", monthsInto, number(1))), number(2), text("0")]);
    return call("CONCAT", [call("YEAR", [value]), text("-"), month, text("-01")]);
  }
  return call("DATE_FORMAT", [value, text(mysqlFormats[grain])]);
}

/**
 * Cuts a time down to the start of its year, quarter, month, week (Monday), day or hour.
 * SQLite and MySQL give ISO text, PostgreSQL and DuckDB a date (a timestamp for hours).
 */
export function truncateTime(value: SqlNode, grain: TimeGrain, kind: SourceKind, type: DataType): SqlNode {
  if (kind === "sqlite") return truncateSqlite(value, grain);
  if (kind === "mysql") return truncateMysql(value, grain);
  const time =
    type === "date" || type === "timestamp" ? value : cast(value, { data_type: "timestamp", timezone: false });
  const truncated = call("DATE_TRUNC", [text(grain), time]);
  return grain === "hour" ? truncated : cast(truncated, { data_type: "date" });
}
