/**
 * What a reader process is told to do. `purpose` "structure" may use pragmas, "query" may only read, "plan" only says how it would.
 * **Units** `byteCountMax`: bytes of one result, about.
 */
export type SqliteRequest = {
  readonly sql: string;
  readonly rowCountMax: number;
  readonly byteCountMax: number;
  readonly purpose: "structure" | "query" | "plan";
};

/** A raw value: integers as bigint, bytes as their count. */
export type SqliteValue = null | bigint | number | string | { readonly byteCount: number };

export type SqliteColumn = { readonly name: string; readonly declaredType: string | null };

/** What a reader process says, in this order: "columns", "rows" any number of times, "end"; or "failed" at any moment. */
export type SqliteMessage =
  | { readonly kind: "columns"; readonly columns: readonly SqliteColumn[] }
  | { readonly kind: "rows"; readonly rows: readonly (readonly SqliteValue[])[] }
  | { readonly kind: "end"; readonly truncated: boolean }
  | { readonly kind: "too-large" }
  | { readonly kind: "failed"; readonly message: string; readonly errcode: number };

/**
 * The program of a reader process, as text because it is no part of any bundle: Node gets it with --eval. A query that has to
 * stop is stopped by ending the process; SQLite has no other way that does not need the thread that it blocks.
 * The file is opened read-only, and the authorizer allows selecting and calling functions, nothing else: no ATTACH, no PRAGMA.
 * Rows go out in batches, each only when the one before has gone, so that neither process ever holds a result twice.
 */
export const sqliteProgram = `
const { createHash } = require("node:crypto");
const { DatabaseSync, constants } = require("node:sqlite");
const allowed = new Set([
  constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE,
]);
const batchBytes = 256 * 1024;
// A value of a gigabyte, which one call of zeroblob() makes, is refused by SQLite itself.
const limits = { length: 64 * 1024 * 1024 };
let database = null;
function open() {
  const opened = new DatabaseSync(process.argv[1], { readOnly: true, timeout: 2000, limits, allowExtension: false });
  opened.exec("PRAGMA query_only = ON");
  // For masked columns: SQLite has no hash of its own. The guard lets no one but itself call it.
  opened.function("querent_sha256", { deterministic: true }, (text) =>
    text === null ? null : createHash("sha256").update(String(text)).digest("hex"),
  );
  return opened;
}
function toValue(value) {
  return value instanceof Uint8Array ? { byteCount: value.length } : value;
}
function bytesOf(row) {
  let bytes = 16;
  for (const value of row) bytes += typeof value === "string" ? value.length : 8;
  return bytes;
}
function send(message) {
  return new Promise((resolve, reject) => process.send(message, (error) => (error ? reject(error) : resolve())));
}
function prepare(sql, purpose) {
  database ??= open();
  database.setAuthorizer(
    purpose === "structure" ? null : (action) => (allowed.has(action) ? constants.SQLITE_OK : constants.SQLITE_DENY),
  );
  const statement = database.prepare(sql);
  // SQLite compiles the first statement and would leave the rest unread.
  if (statement.sourceSQL.trim().length < sql.replace(/;\\s*$/, "").trim().length) {
    throw new Error("only one statement can be run");
  }
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  return statement;
}
async function read({ sql, rowCountMax, byteCountMax, purpose }) {
  // The authorizer judges the statement itself; EXPLAIN in front of it does not run it.
  if (purpose === "plan") prepare(sql, purpose);
  const statement = prepare(purpose === "plan" ? "EXPLAIN QUERY PLAN " + sql : sql, purpose);
  await send({ kind: "columns", columns: statement.columns().map(({ name, type }) => ({ name, declaredType: type })) });
  let batch = [];
  let [rowCount, byteCount, batchFrom] = [0, 0, 0];
  for (const raw of statement.iterate()) {
    const row = raw.map(toValue);
    byteCount += bytesOf(row);
    if (rowCount === rowCountMax || byteCount > byteCountMax) {
      if (rowCount === 0 && rowCountMax > 0) return send({ kind: "too-large" });
      await send({ kind: "rows", rows: batch });
      return send({ kind: "end", truncated: true });
    }
    batch.push(row);
    rowCount += 1;
    if (byteCount - batchFrom < batchBytes) continue;
    await send({ kind: "rows", rows: batch });
    [batch, batchFrom] = [[], byteCount];
  }
  await send({ kind: "rows", rows: batch });
  return send({ kind: "end", truncated: false });
}
process.on("message", (request) => {
  read(request).catch((error) => {
    process.send({ kind: "failed", message: String(error.message), errcode: Number(error.errcode ?? 0) });
  });
});
`;
