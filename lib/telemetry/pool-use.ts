/** How full a pool of connections is at this moment. */
export type PoolUse = {
  readonly used: number;
  readonly limit: number;
  /** Of those who want a connection and have none. */
  readonly waiting: number;
};

type Counted = { readonly length: number };
/** What mysql2 keeps of a pool; its typings leave it out. */
type MysqlPoolState = {
  readonly _allConnections: Counted;
  readonly _freeConnections: Counted;
  readonly _connectionQueue: Counted;
  readonly config: { readonly connectionLimit?: number | undefined };
};

/** `pool`: mysql2's own, below the one that promises. */
export function mysqlPoolUse(pool: object): PoolUse {
  // Pinned by the tests of both places that make such pools.
  const { _allConnections, _freeConnections, _connectionQueue, config } = pool as MysqlPoolState;
  return {
    used: _allConnections.length - _freeConnections.length,
    limit: config.connectionLimit ?? 0,
    waiting: _connectionQueue.length,
  };
}
