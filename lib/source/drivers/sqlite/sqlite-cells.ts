import type { DriverColumn, DriverRows } from "@/lib/source/driver";
import { binaryLabel, floatCell, isoTimestamp } from "@/lib/source/drivers/cell-values";
import type { Cell, DataType } from "@/lib/source/schema";
import type { SqliteColumn, SqliteValue } from "./sqlite-program";

/** First match counts. Source: SQLite's rules of affinity, and the names that people give to dates and truth values. */
const declaredTypes: readonly (readonly [RegExp, DataType])[] = [
  [/^BOOL/i, "boolean"],
  [/^(DATETIME|TIMESTAMP)/i, "timestamp"],
  [/^DATE/i, "date"],
  [/^TIME/i, "time"],
  [/^JSON/i, "json"],
  [/INT/i, "integer"],
  [/CHAR|CLOB|TEXT|UUID|ENUM/i, "text"],
  [/BLOB|BINARY/i, "binary"],
  [/REAL|FLOA|DOUB/i, "float"],
  [/DEC|NUMERIC|NUMBER|MONEY/i, "decimal"],
];

/** The data type that a declared type stands for; null where it says nothing. */
export function sqliteDataType(declaredType: string | null): DataType | null {
  if (declaredType === null || declaredType.trim() === "") return null;
  return declaredTypes.find(([pattern]) => pattern.test(declaredType))?.[1] ?? null;
}

/** What the values of a column are: "integer" while all are, and so on; null while all are null. */
type Seen = "integer" | "number" | "bytes" | "mixed" | null;

function seenWith(before: Seen, value: SqliteValue): Seen {
  if (value === null || before === "mixed") return before;
  const now = typeof value === "bigint" ? "integer" : typeof value === "number" ? "number" : "other";
  const kind: Seen = now !== "other" ? now : typeof value === "object" ? "bytes" : "mixed";
  if (before === null || before === kind) return kind;
  const numbers = before !== "bytes" && (kind === "integer" || kind === "number");
  return numbers ? "number" : "mixed";
}

/** Computed columns have no declared type: their values tell. */
const typeOfSeen: Record<NonNullable<Seen> | "null", DataType> = {
  integer: "integer",
  number: "float",
  bytes: "binary",
  mixed: "text",
  null: "other",
};

function integerCell(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

/** SQLite keeps any value in any column: what does not fit the column's type stays what it is. */
function toCell(value: SqliteValue, type: DataType): Cell {
  if (value === null) return null;
  if (typeof value === "object") return binaryLabel(value.byteCount);
  if (type === "decimal") return String(value);
  if (typeof value === "bigint") {
    if (type === "boolean" && (value === 0n || value === 1n)) return value === 1n;
    return integerCell(value);
  }
  if (typeof value === "number") return floatCell(value);
  return type === "timestamp" ? isoTimestamp(value) : value;
}

/** The rows of one result, made of the batches in which they arrive. */
export class SqliteRows {
  readonly #rows: Cell[][] = [];
  readonly #types: (DataType | null)[];
  readonly #seen: Seen[];

  constructor(private readonly columns: readonly SqliteColumn[]) {
    this.#types = columns.map(({ declaredType }) => sqliteDataType(declaredType));
    this.#seen = columns.map(() => null);
  }

  add(batch: readonly (readonly SqliteValue[])[]): void {
    for (const row of batch) {
      this.#rows.push(
        row.map((value, index) => {
          this.#seen[index] = seenWith(this.#seen[index] ?? null, value);
          // What a declared type changes, a computed column does not have.
          return toCell(value, this.#types[index] ?? "other");
        }),
      );
    }
  }

  end(truncated: boolean): DriverRows {
    const columns: DriverColumn[] = this.columns.map(({ name, declaredType }, index) => ({
      name,
      databaseType: declaredType ?? "",
      type: this.#types[index] ?? typeOfSeen[this.#seen[index] ?? "null"],
    }));
    return { columns, rows: this.#rows, truncated };
  }
}
