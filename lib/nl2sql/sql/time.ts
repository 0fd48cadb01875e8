import type { TimeGrain, TimePart } from "@/lib/execute/schema";
import { binary, call, cast, extract, number, paren, type SqlNode, text } from "@/lib/nl2sql/sql/tree";
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
    const monthsInto = binary("mod", paren(binary("sub", sqliteNumber("%m", value), number(1))), number(3));
    const shift = binary("concat", binary("concat", text("-"), paren(monthsInto)), text(" months"));
    return call("DATE", [value, text("start of month"), shift]);
  }
  return call("STRFTIME", [text(sqliteFormats[grain]), value]);
}

const integer = { data_type: "custom", name: "INTEGER" };
const sqliteNumber = (format: string, value: SqlNode): SqlNode =>
  cast(call("STRFTIME", [text(format), value]), integer);

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
  const truncated = call("DATE_TRUNC", [text(grain), asTime(value, type)]);
  return grain === "hour" ? truncated : cast(truncated, { data_type: "date" });
}

const timestamp = { data_type: "timestamp", timezone: false };
const asTime = (value: SqlNode, type: DataType): SqlNode =>
  type === "date" || type === "timestamp" ? value : cast(value, timestamp);

/** A number out of a time, as an integer on every engine: hour 0 to 23, day of the week 1 (Monday) to 7, month, quarter. */
export function partOfTime(value: SqlNode, part: TimePart, kind: SourceKind, type: DataType): SqlNode {
  switch (kind) {
    case "sqlite":
      return sqlitePart(value, part);
    case "mysql":
      return part === "day_of_week"
        ? binary("add", call("WEEKDAY", [value]), number(1))
        : call(partFunctions[part], [value]);
    case "duckdb": {
      const time = type === "time" ? value : asTime(value, type);
      return call(part === "day_of_week" ? "ISODOW" : partFunctions[part], [time]);
    }
    case "postgres": {
      // A day has no hour to PostgreSQL, a time of day has no day.
      const time = type === "time" || type === "timestamp" ? value : cast(value, timestamp);
      return cast(extract(part === "day_of_week" ? "ISODOW" : partFunctions[part], time), integer);
    }
  }
}

const partFunctions = {
  hour_of_day: "HOUR",
  day_of_week: "WEEKDAY",
  month_of_year: "MONTH",
  quarter_of_year: "QUARTER",
} as const;

function sqlitePart(value: SqlNode, part: TimePart): SqlNode {
  switch (part) {
    case "hour_of_day":
      return sqliteNumber("%H", value);
    case "month_of_year":
      return sqliteNumber("%m", value);
    case "quarter_of_year":
      return binary("div", paren(binary("add", sqliteNumber("%m", value), number(2))), number(3));
    case "day_of_week": {
      // SQLite counts from Sunday, 0.
      const fromMonday = binary("mod", paren(binary("add", sqliteNumber("%w", value), number(6))), number(7));
      return binary("add", fromMonday, number(1));
    }
  }
}
