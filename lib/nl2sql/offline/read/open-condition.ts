import type { Reader } from "@/lib/nl2sql/offline/read/reader";
import type { Condition } from "@/lib/nl2sql/offline/read/reading";

/** The comparison that the reader has heard so far; what it compares with is still to come. */
export function compared(reader: Reader): Omit<Condition & { kind: "compare" }, "operator" | "values" | "hits"> {
  return {
    kind: "compare",
    mention: reader.column,
    concept: reader.comparison?.concept ?? null,
    naming: reader.naming,
    time: null,
    negated: reader.negated,
    every: false,
    near: reader.near(),
    way: wayOf(reader),
    position: reader.item()?.from ?? reader.items.length,
  };
}

function wayOf(reader: Reader): "from" | "to" | "by" | null {
  if (reader.tag(-1)?.tag === "by") return "by";
  return reader.preposition === "from" || reader.preposition === "to" ? reader.preposition : null;
}
