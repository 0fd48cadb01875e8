import type { Page } from "playwright";
import { isBuilt } from "@/scripts/bench/chats/stage";
import { countScripts } from "@/scripts/bench/dashboard-open/count-scripts";
import { openVisit } from "@/scripts/bench/dashboard-open/open-visit";
import { chartCount } from "@/scripts/bench/dashboard-open/twelve-charts";
import { allDrawn, type Drawn, watchCanvases } from "@/scripts/bench/dashboard-open/watch-canvases";
import { atMost, type Bench, type Figure, percentile } from "@/scripts/bench/harness";

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
      await watchCanvases(page);
      // The first look fills the caches of the server and shows what the browser has to fetch.
      const scripts = await countScripts(page);
      await look(page, address);
      const firstLoadKiB = scripts.compressedKiB();
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
        {
          name: "scripts of a first visit, compressed",
          value: firstLoadKiB,
          unit: "KiB",
          bar: atMost(compressedKiBMax),
        },
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

function figuresOf(name: string, values: readonly number[], bar: number): Figure[] {
  return [
    { name: `${name}, p50`, value: percentile(values, 0.5), unit: "ms", bar: atMost(bar) },
    { name: `${name}, p95`, value: percentile(values, 0.95), unit: "ms", bar: null },
  ];
}
