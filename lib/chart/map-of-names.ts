import { guessRegion } from "@/lib/chart/map/known-places";

/** The map that most of some names are of, for whoever chooses a chart before there are rows. **Nulls** none that is known. */
export const mapOfNames = (names: readonly string[]): string | null => guessRegion(names);
