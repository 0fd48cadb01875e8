import { Refused } from "@/lib/guard/refused";

/** FOR UPDATE, FOR SHARE and LOCK IN SHARE MODE hold rows against those who write them. Fails: guard/lock. */
export function refuseLock(field: string): void {
  if (field === "locks") throw new Refused("guard/lock");
}
