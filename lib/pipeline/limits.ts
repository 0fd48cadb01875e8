/** The most rows any query may bring back. */
export const rowCountMax = 10_000;

/** What a file may hold: ten times what a page does. */
export const exportBounds = { rowCountMax: 100_000, byteCountMax: 64 * 1024 * 1024 } as const;

/** How long a result may be served from the cache when nobody chose otherwise. */
export const cacheSecondsDefault = 60;
