declare const serverOptions: readonly string[];

/** See `server-options.mjs`. */
export { serverOptions };
