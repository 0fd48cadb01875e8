import type { ComingData } from "@/lib/dashboard/dashboard-data";
import { asReady } from "@/lib/dashboard/look/as-ready";
import { type DataLine, dataLines } from "@/lib/dashboard/look/data-lines";

/**
 * Tells what comes of a dashboard's data, a line at a time: a quick chart does not wait for a slow one. Each line is made when the one
 * before has gone out, so that nothing is written twice in memory for a reader who is slow.
 * Fails: throws what `emit` throws, when the reader has left.
 */
export async function tellData(
  { dashboardId, revision, widgets }: ComingData,
  emit: (line: DataLine) => Promise<void>,
): Promise<void> {
  await emit({ kind: "dashboard", dashboardId, revision });
  for await (const data of asReady(widgets)) for (const line of dataLines(data)) await emit(line);
  await emit({ kind: "end" });
}
