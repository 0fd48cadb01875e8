import type { Cell, DataType } from "@/lib/source/schema";
import { canonicalNumber, type Tally } from "./tally-column";

/** Hashes of a sketch: how far one set lies within another comes out within about a twelfth. */
const sketchSize = 128;
/** Texts that are longer on average are prose, which no key is. **Units** characters. */
const averageLengthMax = 64;

/** FNV-1a over UTF-16, mixed to the end as in MurmurHash3, so that the smallest hashes are a fair draw. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The same text for the same key, whether it is kept as a number, a decimal or a text. */
const keyText = (cell: Cell, type: DataType): string =>
  type === "decimal" ? canonicalNumber(String(cell)) : String(cell).trimEnd();

function canBeKey(type: DataType, averageLength: number | undefined): boolean {
  if (type === "text") return (averageLength ?? 0) <= averageLengthMax;
  return type === "integer" || type === "decimal";
}

/**
 * The smallest hashes of the distinct values, in base 36. **Nulls** absent for columns that no join is made over: floats, times, prose.
 */
export function sketchOf({ counts }: Tally, type: DataType, averageLength: number | undefined): string[] | undefined {
  if (counts.size === 0 || !canBeKey(type, averageLength)) return undefined;
  const hashes = new Set<number>();
  for (const cell of counts.keys()) {
    const text = keyText(cell, type);
    // Prices are decimals, too; a key has no fraction. An empty text stands for nothing.
    if (type === "decimal" && text.includes(".")) return undefined;
    if (text !== "") hashes.add(hashOf(text));
  }
  const smallest = Uint32Array.from(hashes).sort().subarray(0, sketchSize);
  return smallest.length === 0 ? undefined : Array.from(smallest, (hash) => hash.toString(36));
}
