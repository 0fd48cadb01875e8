/** Set by `proxy.ts` on page requests, over anything from outside: path and query, so that sign-in can lead back. */
export const requestPathHeader = "x-querent-path";
