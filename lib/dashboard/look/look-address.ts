import { type FilterValue, filterValueSchema } from "@/lib/dashboard/config/schema";
import { emptyLook, type Look, lookSchema } from "@/lib/dashboard/look/schema";

/** How a look stands in the address of a page, readable where it can be: `?f.period=last-30-day&f.region=["North"]&grain=month`. */
const filterPrefix = "f.";
const lookKeys = ["look", "cross", "drill", "grain"];

/** The address's parameters with this look in place of theirs; all others stay. */
export function writeLook(look: Look, others: URLSearchParams = new URLSearchParams()): URLSearchParams {
  const kept = [...others].filter(([key]) => !lookKeys.includes(key) && !key.startsWith(filterPrefix));
  const parameters = new URLSearchParams(kept);
  for (const [id, value] of Object.entries(look.filters)) parameters.set(`${filterPrefix}${id}`, filterText(value));
  if (Object.keys(look.cross).length > 0) parameters.set("cross", JSON.stringify(look.cross));
  if (Object.keys(look.drill).length > 0) parameters.set("drill", JSON.stringify(look.drill));
  if (look.grain !== null) parameters.set("grain", look.grain);
  return parameters;
}

/**
 * The look that an address asks for. What is not understood is left out, so that an old or mistyped address still opens.
 * `look` holds a whole one as JSON, as requests for rows do.
 */
export function readLook(parameters: URLSearchParams): Look {
  const whole = lookSchema.safeParse(jsonOf(parameters.get("look")));
  const filters = { ...(whole.success ? whole.data.filters : {}) };
  for (const [key, text] of parameters) {
    const value = key.startsWith(filterPrefix) ? filterOf(text) : undefined;
    if (value !== undefined) filters[key.slice(filterPrefix.length)] = value;
  }
  const base = { ...(whole.success ? whole.data : emptyLook), filters };
  const rest = (["cross", "drill", "grain"] as const).flatMap((key) => {
    const text = parameters.get(key);
    const part = lookSchema.safeParse({ [key]: key === "grain" ? text : jsonOf(text) });
    return text !== null && part.success ? [{ [key]: part.data[key] }] : [];
  });
  return lookSchema.parse(Object.assign({}, base, ...rest));
}

const cleared = "off";

function filterText(value: FilterValue | null): string {
  if (value === null) return cleared;
  switch (value.kind) {
    case "relative":
      return `${value.anchor}-${value.count}-${value.unit}${comparisonText(value.compare)}`;
    case "range":
      return `${value.from ?? ""}..${value.to ?? ""}${comparisonText(value.compare)}`;
    case "list":
      return `${value.negated ? "!" : ""}${JSON.stringify(value.values)}`;
    case "between":
      return `${value.min ?? ""}:${value.max ?? ""}`;
    case "text":
      return `${value.operator}:${value.text}`;
  }
}

const comparisonText = (compare: string) => (compare === "none" ? "" : `~${compare}`);

/** **Nulls** null: cleared; undefined: not understood. */
function filterOf(text: string): FilterValue | null | undefined {
  if (text === cleared) return null;
  const parsed = filterValueSchema.safeParse(filterParts(text));
  return parsed.success ? parsed.data : undefined;
}

function filterParts(text: string): unknown {
  const relative = /^(last|current|to_date)-(\d+)-([a-z]+)(?:~([a-z_]+))?$/.exec(text);
  if (relative) {
    const [, anchor, count, unit, compare = "none"] = relative;
    return { kind: "relative", anchor, count: Number(count), unit, compare };
  }
  const range = /^([\d-]*)\.\.([\d-]*)(?:~([a-z_]+))?$/.exec(text);
  if (range) {
    const [, from, to, compare = "none"] = range;
    return { kind: "range", from: from || null, to: to || null, compare };
  }
  const list = /^(!?)(\[.*\])$/s.exec(text);
  if (list) return { kind: "list", values: jsonOf(list[2] ?? null), negated: list[1] === "!" };
  const typed = /^(contains|eq|starts_with):(.*)$/s.exec(text);
  if (typed) return { kind: "text", operator: typed[1], text: typed[2] };
  const between = /^([-+.\de]*):([-+.\de]*)$/i.exec(text);
  if (between) return { kind: "between", min: numberOf(between[1]), max: numberOf(between[2]) };
  return undefined;
}

const numberOf = (text: string | undefined) => (text ? Number(text) : null);

function jsonOf(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Somebody else's text; the schema that looks at it next says so.
    return undefined;
  }
}
