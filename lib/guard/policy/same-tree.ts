/** Fields that say where a node was written or what the parser guessed of it; the printer reads neither. */
const notes = new Set(["span", "inferred_type"]);

/**
 * Whether two trees say the same and therefore print the same. A field that is absent is as one that is empty: the guard's own
 * nodes leave out what the parser writes down as null, false or an empty list.
 */
export function sameTree(a: unknown, b: unknown): boolean {
  if (a === b || (isEmpty(a) && isEmpty(b))) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => sameTree(item, b[at]))
    );
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!notes.has(key) && !sameTree(left[key], right[key])) return false;
  for (const key in right) if (!(key in left) && !notes.has(key) && !isEmpty(right[key])) return false;
  return true;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}
