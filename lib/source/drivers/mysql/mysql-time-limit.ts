/** MariaDB behind an old replication protocol announces itself as "5.5.5-10.11.6-MariaDB". */
function versionNumbers(version: string): [number, number, number] {
  const match = /(\d+)\.(\d+)\.(\d+)/.exec(version.replace(/^5\.5\.5-(?=\d)/, ""));
  return [Number(match?.[1] ?? 0), Number(match?.[2] ?? 0), Number(match?.[3] ?? 0)];
}

function isAtLeast(version: string, least: readonly [number, number, number]): boolean {
  const given = versionNumbers(version);
  const index = given.findIndex((part, position) => part !== least[position]);
  return index === -1 || (given[index] ?? 0) > (least[index] ?? 0);
}

/**
 * The statement that makes the server itself stop a query after a time; null for servers without such a limit, where the
 * driver's own clock kills the query. MariaDB counts `max_statement_time` in seconds, MySQL `max_execution_time` in milliseconds.
 * Source: MariaDB ≥ 10.1.1; MySQL ≥ 5.7.8, which TiDB and other MySQL-wire servers follow.
 */
export function timeLimitStatement(serverVersion: string, timeoutMs: number): string | null {
  const limitMs = Math.max(1, Math.ceil(timeoutMs));
  if (/mariadb/i.test(serverVersion)) {
    return isAtLeast(serverVersion, [10, 1, 1]) ? `SET SESSION max_statement_time = ${limitMs / 1000}` : null;
  }
  return isAtLeast(serverVersion, [5, 7, 8]) ? `SET SESSION max_execution_time = ${limitMs}` : null;
}
