import type { ColumnStatistics, ColumnStructure, DataType } from "@/lib/source/schema";
import { nameParts, valueLists } from "@/scripts/bench/schemas/business-words";
import type { SeededRandom } from "@/scripts/bench/schemas/seeded-random";

/** A column of a table with `rowCount` rows: its type and its values follow from its name. */
export function columnOf(name: string, rowCount: number, random: SeededRandom): ColumnStructure {
  const type = typeOf(name);
  return {
    name,
    databaseType: type,
    type,
    nullable: name !== "id",
    comment: null,
    statistics: statisticsOf(name, type, rowCount, random),
  };
}

function typeOf(name: string): DataType {
  const last = name.split("_").at(-1) ?? name;
  if (valueLists[name] !== undefined) return "text";
  if (name.startsWith("is_")) return "boolean";
  if (last === "at") return "timestamp";
  if (last === "date" || last === "on" || ["valid_from", "valid_to", "planned_start", "planned_end"].includes(name))
    return "date";
  if (/^(id|quantity|count|capacity|mileage|year|version|minutes|clicks)$/.test(last) || name === "sort_order")
    return "integer";
  if (/^(amount|price|value|limit|budget|cost|fee|salary|premium|balance)$/.test(last)) return "decimal";
  if (/^(hours|weight|discount|rating|score|margin|area|distance|liters)$/.test(last)) return "float";
  return "text";
}

function statisticsOf(name: string, type: DataType, rowCount: number, random: SeededRandom): ColumnStatistics {
  const of = (distinctCount: number, min: string | null, max: string | null, values: readonly string[] = []) => ({
    sampledRowCount: rowCount,
    nullFraction: 0,
    distinctCount: Math.min(distinctCount, rowCount),
    min,
    max,
    frequentValues: values.map((value, index) => ({
      value,
      count: Math.max(1, Math.floor(rowCount / values.length) - index),
    })),
    complete: true,
  });
  if (type === "boolean") return of(2, "false", "true", ["true", "false"]);
  if (type === "timestamp") return of(rowCount, "2021-01-04 08:00:00", "2024-06-14 17:30:00");
  if (type === "date") return of(Math.ceil(rowCount / 2), "2021-01-04", "2024-06-14");
  if (name === "id" || name.endsWith("_id")) return of(rowCount, "1", String(rowCount));
  if (type === "integer") return of(Math.min(rowCount, 60), "1", name.includes("year") ? "2024" : "90");
  if (type === "decimal") return of(Math.ceil(rowCount * 0.8), "10.50", "9800.00");
  if (type === "float") return of(Math.ceil(rowCount * 0.5), "0.1", name === "discount" ? "0.4" : "96.5");
  const values = valueLists[name] ?? (saysName(name) ? properNames(Math.min(rowCount, 100), random) : null);
  // What is left is free text: introspection lists no values of it.
  if (values === null) return of(rowCount, "a", "z");
  const sorted = values.toSorted();
  return of(saysName(name) ? rowCount : values.length, sorted[0] ?? null, sorted.at(-1) ?? null, values);
}

const saysName = (name: string): boolean => /(^|_)(name|title|by)$/.test(name) || name === "subject";

function properNames(count: number, random: SeededRandom): string[] {
  const pairs = nameParts.first.flatMap((first) => nameParts.last.map((last) => `${first} ${last}`));
  return random.some(pairs, count);
}
