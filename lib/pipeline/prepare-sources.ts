import "server-only";
import { keepMeaning, resumeAnalyses } from "@/lib/pipeline/analyse-source";
import { seedDemoShop } from "@/lib/source/demo-shop/seed-demo-shop";

/** What a starting process does for data sources: the demo shop in place, unfinished analyses taken up again. */
export async function prepareSources(): Promise<void> {
  await seedDemoShop(keepMeaning);
  await resumeAnalyses();
}
