import type { Page } from "playwright";
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
  needsBuild: true,
  about: "12 charts over the demo shop in Chromium, warm caches: from the navigation to the drawn pictures",
  async run() {
    const visit = await openVisit();
    try {
      const { page, address } = visit;
      await watchCharts(page);
      // Fills the caches of the server, rows and then pictures, and lets it learn its own code.
      for (let index = 0; index < warmingCount; index++) await look(page, address, emptyTab);
      const weight = await firstLoad(page, address);
      const looks = await repeated(() => look(page, address, theList));
      const fresh = await repeated(() => look(page, address, emptyTab));
      const touched = await repeated(() => touchedLook(page, address));
      return [
        ...figuresOf("first chart drawn", looks.map(firstOf), 700),
        ...figuresOf(`all ${chartCount} charts drawn`, looks.map(lastOf), 1_200),
        ...figuresOf("first chart drawn, in a new tab", fresh.map(firstOf), null),
        ...figuresOf(`all ${chartCount} charts drawn, in a new tab`, fresh.map(lastOf), null),
        ...figuresOf("all answer to a pointer that is there from the start", touched.map(lastOf), null),
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

const firstOf = ({ first }: Drawn) => first;
const lastOf = ({ last }: Drawn) => last;

async function repeated(take: () => Promise<Drawn>): Promise<Drawn[]> {
  const looks: Drawn[] = [];
  for (let index = 0; index < lookCount; index++) looks.push(await take());
  return looks;
}

/** Where a dashboard is opened from: the product, or a tab whose process begins with it. */
const theList = "/dashboards";
const emptyTab = "about:blank";

/** Opens the dashboard by its address: the whole page anew. */
async function open(page: Page, address: string, from: string): Promise<void> {
  await page.goto(from);
  await page.waitForLoadState("networkidle");
  await page.goto(address);
}

async function look(page: Page, address: string, from: string): Promise<Drawn> {
  await open(page, address, from);
  return await allDrawn(page, chartCount);
}

/** What a browser fetches that has nothing: until the charts stand and nothing more is asked for, and until they answer. */
async function firstLoad(page: Page, address: string) {
  await page.goto(emptyTab);
  const scripts = await countScripts(page);
  await look(page, address, emptyTab);
  await page.waitForLoadState("networkidle");
  const shown = scripts.compressedKiB();
  await page.mouse.move(700, 450);
  await allAnswering(page, chartCount);
  return { shown, answering: scripts.compressedKiB() };
}

/** The pointer moves as soon as there is a page. */
async function touchedLook(page: Page, address: string): Promise<Drawn> {
  await page.mouse.move(700, 450);
  await open(page, address, theList);
  await page.mouse.move(720, 470);
  return await allAnswering(page, chartCount);
}

function figuresOf(name: string, values: readonly number[], bar: number | null): Figure[] {
  return [
    { name: `${name}, p50`, value: percentile(values, 0.5), unit: "ms", bar: bar === null ? null : atMost(bar) },
    { name: `${name}, p95`, value: percentile(values, 0.95), unit: "ms", bar: null },
  ];
}
