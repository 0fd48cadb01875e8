/** A value without its empty parts, so that absent, null and empty compare equal. **Nulls**: null when nothing is left. */
export function plainValue(value: unknown): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plainValue);
  if (typeof value !== "object") return value;
  const parts = Object.entries(value).flatMap(([name, part]) => {
    const left = plainValue(part);
    return left === null ? [] : [[name, left] as const];
  });
  return parts.length === 0 ? null : Object.fromEntries(parts);
}
