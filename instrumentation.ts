/**
 * Next's hook at the start of a server. In development it does what `server.ts` does before the first request;
 * in production `server.ts` has done it already.
 */
export async function register(): Promise<void> {
  // Replaced by a constant when this file is compiled, so that the edge build never sees the store.
  if (process.env.NEXT_RUNTIME === "nodejs" && process.env.NODE_ENV === "development") {
    const { startUp } = await import("@/lib/start-up");
    await startUp();
  }
}
