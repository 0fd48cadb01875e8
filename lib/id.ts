import { v7 } from "uuid";

/** A new UUIDv7: made by the application, so that no insert needs RETURNING and ids sort by time. */
export function newId(): string {
  return v7();
}

/** When an id was made: UUIDv7 begin with the milliseconds since 1970. */
export function timeOfId(id: string): Date {
  return new Date(Number.parseInt(id.replace("-", "").slice(0, 12), 16));
}
