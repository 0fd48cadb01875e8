import type { Page } from "playwright";
import type { Bench } from "@/scripts/bench/harness";
import { frameFigures } from "@/scripts/bench/in-browser/frame-figures";
import { framesDuring } from "@/scripts/bench/in-browser/frames-during";
import { openPage } from "@/scripts/bench/in-browser/open-page";

/** A line of 100,000 points in Chromium: how long frames take while somebody moves over it, zooms and pulls its slider. */
export const largeChart: Bench = {
  name: "large-chart",
  about: "100,000 points in a line: frames while hovering, zooming and sliding, in Chromium",
  run: async () => {
    const { page, close } = await openPage("scripts/bench/in-browser/large-chart.page.tsx");
    try {
      await page.getByText("Drawn with").waitFor();
      await page.locator("canvas").first().waitFor();
      // The picture is drawn once more when its notes are known; what is measured comes after.
      await framesDuring(page, () => hover(page, 10));
      return [
        ...(await frameFigures(page, { what: "hovering", barMs }, () => hover(page, 80))),
        ...(await frameFigures(page, { what: "zooming", barMs }, () => zoom(page))),
        ...(await frameFigures(page, { what: "sliding", barMs }, () => slide(page))),
      ];
    } finally {
      await close();
    }
  },
};

const barMs = 33;
const centre = { x: 640, y: 200 };
const sliderYPx = 446;

async function hover(page: Page, moves: number) {
  for (let move = 0; move < moves; move++) await page.mouse.move(80 + ((move * 37) % 1_100), centre.y + (move % 40));
}

async function zoom(page: Page) {
  await page.mouse.move(centre.x, centre.y);
  await page.keyboard.down("Control");
  for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, turn % 30 < 15 ? -120 : 120);
  await page.keyboard.up("Control");
}

/** A stretch is chosen on the picture, then moved along the axis. */
async function slide(page: Page) {
  await page.mouse.move(400, centre.y);
  await page.mouse.down();
  await page.mouse.move(600, centre.y, { steps: 10 });
  await page.mouse.up();
  await page.mouse.move(500, sliderYPx);
  await page.mouse.down();
  await page.mouse.move(900, sliderYPx, { steps: 30 });
  await page.mouse.move(300, sliderYPx, { steps: 30 });
  await page.mouse.up();
}
