import type { Page } from "playwright";

/** What runs in a page was compiled for here, where functions keep their names by a helper that pages do not have: it is given to them. */
export function keepNames(page: Page): Promise<void> {
  return page.addInitScript("globalThis.__name ??= (value) => value").then(() => undefined);
}
