import type { Page } from "playwright";
import type { Bench } from "@/scripts/bench/harness";
import { frameFigures } from "@/scripts/bench/in-browser/frame-figures";
import { openPage } from "@/scripts/bench/in-browser/open-page";

/** A table of 100,000 rows in Chromium: how long frames take while somebody scrolls it and sorts it by names that all differ. */
export const largeTable: Bench = {
  name: "large-table",
  about: "100,000 rows in a table: frames while scrolling and sorting, in Chromium",
  run: async () => {
    const { page, close } = await openPage("scripts/bench/in-browser/large-table.page.tsx");
    try {
      // An order that was found once is kept: each time the page is a new one.
      const before = async () => {
        await page.reload();
        await page.getByRole("button", { name: "Sort by customer" }).waitFor();
      };
      return [
        ...(await frameFigures(page, { what: "scrolling", barMs, before }, () => scroll(page))),
        ...(await frameFigures(page, { what: "sorting by 100,000 names", barMs, before }, () => sortByNames(page))),
      ];
    } finally {
      await close();
    }
  },
};

const barMs = 33;
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
