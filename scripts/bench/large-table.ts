import type { Page } from "playwright";
import { type Bench, type Figure, percentile } from "@/scripts/bench/harness";
import { framesDuring } from "@/scripts/bench/in-browser/frames-during";
import { openPage } from "@/scripts/bench/in-browser/open-page";

/** A table of 100,000 rows in Chromium: how long frames take while somebody scrolls it and sorts it by names that all differ. */
export const largeTable: Bench = {
  name: "large-table",
  about: "100,000 rows in a table: frames while scrolling and sorting, in Chromium",
  run: async () => {
    const { page, close } = await openPage("scripts/bench/in-browser/large-table.page.tsx");
    try {
      await page.getByRole("button", { name: "Sort by customer" }).waitFor();
      const scrolled = await framesDuring(page, () => scroll(page));
      const sorted = await framesDuring(page, () => sortByNames(page));
      return [...figures("scrolling", scrolled), ...figures("sorting by 100,000 names", sorted)];
    } finally {
      await close();
    }
  },
};

const wheelTurnCount = 150;

/** By wheel, a screen a turn, and by jumps to far places. */
async function scroll(page: Page) {
  await page.getByRole("table").hover();
  for (let turn = 0; turn < wheelTurnCount; turn++) {
    await page.mouse.wheel(0, 400);
    if (turn % 30 === 29) await page.keyboard.press("PageDown");
  }
}

async function sortByNames(page: Page) {
  const head = page.getByRole("columnheader", { name: "Sort by customer" });
  for (const order of ["ascending", "descending"]) {
    await head.getByRole("button").click();
    await page.locator(`th[aria-sort="${order}"]`).waitFor();
    await page.locator("table:not([aria-busy])").waitFor();
  }
}

function figures(what: string, frames: readonly number[]): Figure[] {
  const bar = { kind: "at most", value: 33 } as const;
  return [
    { name: `${what}: 95th percentile frame`, value: percentile(frames, 0.95), unit: "ms", bar },
    { name: `${what}: longest frame`, value: percentile(frames, 1), unit: "ms", bar: null },
  ];
}
