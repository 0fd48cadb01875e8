/** What a reader process is told to do. `purpose` "structure" may use pragmas, "query" may only read. */
export type SqliteRequest = {
  readonly sql: string;
  readonly rowCountMax: number;
  readonly purpose: "structure" | "query";
};

/** A raw value: integers as bigint, bytes as their count. */
export type SqliteValue = null | bigint | number | string | { readonly byteCount: number };

export type SqliteReply =
  | {
      readonly ok: true;
      readonly columns: readonly { readonly name: string; readonly declaredType: string | null }[];
      readonly rows: readonly (readonly SqliteValue[])[];
      readonly truncated: boolean;
    }
  | { readonly ok: false; readonly message: string; readonly errcode: number };

/**
 * The program of a reader process, as text because it is no part of any bundle: Node gets it with --eval. A query that has to
 * stop is stopped by ending the process; SQLite has no other way that does not need the thread that it blocks.
 * The file is opened read-only, and the authorizer allows selecting and calling functions, nothing else: no ATTACH, no PRAGMA.
 */
export const sqliteProgram = `
const { createHash } = require("node:crypto");
const { DatabaseSync, constants } = require("node:sqlite");
const allowed = new Set([
  constants.SQLITE_SELECT, constants.SQLITE_READ, constants.SQLITE_FUNCTION, constants.SQLITE_RECURSIVE,
]);
let database = null;
function open() {
  const opened = new DatabaseSync(process.argv[1], { readOnly: true, timeout: 2000 });
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
function read({ sql, rowCountMax, purpose }) {
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
  const columns = statement.columns().map(({ name, type }) => ({ name, declaredType: type }));
  const rows = [];
  let truncated = false;
  for (const row of statement.iterate()) {
    if (rows.length === rowCountMax) {
      truncated = true;
      break;
    }
    rows.push(row.map(toValue));
  }
  return { ok: true, columns, rows, truncated };
}
process.on("message", (request) => {
  try {
    process.send(read(request));
  } catch (error) {
    process.send({ ok: false, message: String(error.message), errcode: Number(error.errcode ?? 0) });
  }
});
`;
