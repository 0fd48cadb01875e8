import type { Page } from "playwright";

/** Adds up what the page's scripts weigh on the wire, for a browser that has none of them yet. */
export async function countScripts(page: Page): Promise<{ readonly compressedKiB: () => number }> {
  const session = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await session.send("Network.enable");
  await session.send("Network.clearBrowserCache");
  return { compressedKiB: () => bytes / 1_024 };
}
