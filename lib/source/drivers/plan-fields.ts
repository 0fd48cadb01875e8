/** An engine's plan is JSON whose form changes between versions: these read what is there and take the rest as absent. */
export type PlanFields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): PlanFields | null {
  // An object that is no array has string keys.
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as PlanFields) : null;
}

/** The objects of a list; none when it is no list. */
export function listOf(value: unknown): readonly PlanFields[] {
  return Array.isArray(value) ? value.map(fieldsOf).filter((fields) => fields !== null) : [];
}

/** A number, also one that stands there as text. Nulls: neither. */
export function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}
