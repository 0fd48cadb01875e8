import type { TableStructure } from "@/lib/source/schema";

/** Names a table among those of its source. Schemas and names hold any character, so no separator would do. */
export function tableKey({ schema, name }: Pick<TableStructure, "schema" | "name">): string {
  return JSON.stringify([schema, name]);
}
