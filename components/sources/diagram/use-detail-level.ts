"use client";

import { type DetailLevel, detailLevels } from "@/components/sources/diagram/table-box";
import { usePlaceParam } from "@/components/sources/use-place-param";

/** Above this, the columns of all tables at once are too much to begin with. */
const keysUpTo = 120;

/** How much of each table is drawn; it stands in the address once it was chosen. */
export function useDetailLevel(tableCount: number): [DetailLevel, (level: DetailLevel) => void] {
  const [given, setGiven] = usePlaceParam("detail");
  const usual = tableCount > keysUpTo ? "names" : "keys";
  const level = detailLevels.find((each) => each === given) ?? usual;
  return [level, (next) => setGiven(next === usual ? null : next)];
}
