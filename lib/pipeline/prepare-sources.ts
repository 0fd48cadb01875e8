import "server-only";
import { watchQueue } from "@/lib/semantic/analysis/analysis-queue";
import { analyseNow } from "@/lib/semantic/analysis/source-analysis";
import { carryGlossaries } from "@/lib/semantic/edits/carry-glossaries";
import { seedDemoShop } from "@/lib/source/demo-shop/seed-demo-shop";

/** What a starting process does for data sources: the demo shop in place, glossaries of before where they are now, what waits in the queue of analyses taken up from now on. */
export async function prepareSources(): Promise<void> {
  await seedDemoShop(analyseNow);
  await carryGlossaries();
  await watchQueue();
}
