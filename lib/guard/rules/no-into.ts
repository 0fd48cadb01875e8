import { Refused } from "@/lib/guard/refused";

/** SELECT … INTO makes a table, sets a variable or writes a file. Fails: guard/into. */
export function refuseInto(field: string): void {
  if (field === "into") throw new Refused("guard/into");
}
