import "server-only";
import { hostname } from "node:os";
import { newId } from "@/lib/id";
import { remember } from "@/lib/remember";

/** What this process signs its work with: host, process and a number that another start of it does not share. */
export function thisInstance(): string {
  return remember("analysis-instance", () => [hostname().slice(0, 36), process.pid, newId().slice(-12)].join("/"));
}

/**
 * Whether the process behind a signature is known to be gone, so that its work need not be waited for: it ran on this host, and now
 * another has its number or none. False where it cannot be told.
 */
export function isGone(instance: string): boolean {
  const [host, pid] = instance.split("/");
  if (instance === thisInstance() || host !== hostname().slice(0, 36)) return false;
  // A container that starts again has the same name and the same first process.
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another account may not be asked, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
