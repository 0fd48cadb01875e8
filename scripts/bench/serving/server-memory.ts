import { readFile } from "node:fs/promises";

/** What a process has in memory now, and the most that it ever had, on Linux. **Units** MiB. */
export async function serverMemory(pid: number): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const mebibytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024;
  return { peak: mebibytes("VmHWM"), now: mebibytes("VmRSS") };
}
