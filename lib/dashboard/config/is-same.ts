/** Whether two parts of configurations say the same: they are plain data, and the order of keys says nothing. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysA, keysB] = [definedKeys(a), definedKeys(b)];
  return (
    keysA.length === keysB.length && keysA.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}

/** A key that is undefined is as good as none: that is what JSON makes of it. */
const definedKeys = (value: object) =>
  Object.keys(value).filter((key) => value[key as keyof typeof value] !== undefined);
