/** See `server-options.mjs`. */
export const serverOptions: readonly string[];
