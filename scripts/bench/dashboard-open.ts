import type { Page } from "playwright";
import { isBuilt } from "@/scripts/bench/chats/stage";
import { countScripts } from "@/scripts/bench/dashboard-open/count-scripts";
import { openVisit } from "@/scripts/bench/dashboard-open/open-visit";
import { chartCount } from "@/scripts/bench/dashboard-open/twelve-charts";
import { allAnswering, allDrawn, type Drawn, watchCharts } from "@/scripts/bench/dashboard-open/watch-charts";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";

const warmingCount = 8;
const lookCount = 9;
const compressedKiBMax = 450;

/** A dashboard of 12 charts in Chromium, by somebody who comes back to it: when its pictures stand, and how much script that takes. */
export const dashboardOpen: Bench = {
  name: "dashboard-open",
  about: "12 charts over the demo shop in Chromium, warm caches: from the navigation to the drawn pictures",
  async run() {
    if (!isBuilt()) return { missing: "a production build (npm run build)" };
    const visit = await openVisit();
    try {
      const { page, address } = visit;
      await watchCharts(page);
      // Fills the caches of the server, rows and then pictures, and lets it learn its own code.
      for (let index = 0; index < warmingCount; index++) await look(page, address);
      const weight = await firstLoad(page, address);
      const looks: Drawn[] = [];
      for (let index = 0; index < lookCount; index++) looks.push(await look(page, address));
      return [
        ...figuresOf(
          "first chart drawn",
          looks.map(({ first }) => first),
          700,
        ),
        ...figuresOf(
          `all ${chartCount} charts drawn`,
          looks.map(({ last }) => last),
          1_200,
        ),
        ...figuresOf("all answer to a pointer that is there from the start", await touchedLooks(page, address), null),
        {
          name: "scripts of a first load, compressed",
          value: weight.shown,
          unit: "KiB",
          bar: atMost(compressedKiBMax),
        },
        { name: "the same with what comes for a hand", value: weight.answering, unit: "KiB", bar: null },
      ];
    } finally {
      await visit.close();
    }
  },
};

async function look(page: Page, address: string): Promise<Drawn> {
  await page.goto("about:blank");
  await page.goto(address);
  return await allDrawn(page, chartCount);
}

/** What a browser fetches that has nothing: until the charts stand and nothing more is asked for, and until they answer. */
async function firstLoad(page: Page, address: string) {
  const scripts = await countScripts(page);
  await look(page, address);
  await page.waitForLoadState("networkidle");
  const shown = scripts.compressedKiB();
  await page.mouse.move(700, 450);
  await allAnswering(page, chartCount);
  return { shown, answering: scripts.compressedKiB() };
}

/** How long until all charts answer to somebody whose pointer moves all the while. */
async function touchedLooks(page: Page, address: string): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < lookCount; index++) {
    await page.goto("about:blank");
    await page.goto(address);
    await page.mouse.move(700, 450 + index);
    times.push((await allAnswering(page, chartCount)).last);
  }
  return times;
}

function figuresOf(name: string, values: readonly number[], bar: number | null): Figure[] {
  return [
    { name: `${name}, p50`, value: percentile(values, 0.5), unit: "ms", bar: bar === null ? null : atMost(bar) },
    { name: `${name}, p95`, value: percentile(values, 0.95), unit: "ms", bar: null },
  ];
}
