/** The most rows any query may bring back. */
export const rowCountMax = 10_000;

/** How long a result may be served from the cache when nobody chose otherwise. */
export const cacheSecondsDefault = 60;
