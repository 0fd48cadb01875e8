import { v7 } from "uuid";

/** A new UUIDv7: made by the application, so that no insert needs RETURNING and ids sort by time. */
export function newId(): string {
  return v7();
}
