import fc from "fast-check";
import type { FilterValue } from "@/lib/dashboard/config/schema";
import { type Look, lookSchema, type Point } from "@/lib/dashboard/look/schema";
import { timeGrains } from "@/lib/execute/schema";

/** What people try, and anything else. */
const attacks = [
  "' OR 1=1 --",
  "'; DROP TABLE orders; --",
  "\\",
  "a\\'b",
  '" OR ""="',
  "1) OR (1=1",
  "{{region}}",
  "%_!",
  "__proto__",
  "2024-02-30",
];
const text = fc.oneof(fc.constantFrom(...attacks), fc.string({ maxLength: 20 }));
const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2060-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const cell = fc.oneof(
  text,
  day,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const compare = fc.constantFrom("none", "previous", "year_ago");

const anyValue: fc.Arbitrary<FilterValue> = fc.oneof(
  fc.record({ kind: fc.constant("list" as const), values: fc.array(cell, { maxLength: 4 }), negated: fc.boolean() }),
  fc.record({ kind: fc.constant("text" as const), operator: fc.constantFrom("contains", "eq", "starts_with"), text }),
  fc.record({ kind: fc.constant("between" as const), min: fc.option(fc.integer()), max: fc.option(fc.integer()) }),
  fc.record({ kind: fc.constant("range" as const), from: fc.option(day), to: fc.option(day), compare }),
  fc.record({
    kind: fc.constant("relative" as const),
    anchor: fc.constantFrom("last", "current", "to_date"),
    count: fc.integer({ min: 1, max: 1_000 }),
    unit: fc.constantFrom("day", "week", "month", "quarter", "year"),
    compare,
  }),
);

const anyPoint = (columns: readonly string[]): fc.Arbitrary<Point> =>
  fc.record({
    column: fc.oneof(fc.constantFrom(...columns), text),
    value: fc.oneof(
      fc.record({ kind: fc.constant("is" as const), value: cell }),
      fc.record({ kind: fc.constant("in" as const), values: fc.array(cell, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant("within" as const), from: cell, to: cell }),
    ),
  });

/** Looks at a dashboard with these filters, widgets and columns of results, and with names that it does not have. */
export function anyLook(
  filterIds: readonly string[],
  widgetIds: readonly string[],
  columns: readonly string[],
): fc.Arbitrary<Look> {
  const points = fc.array(anyPoint(columns), { minLength: 1, maxLength: 3 });
  const widget = fc.oneof(fc.constantFrom(...widgetIds), text);
  return fc
    .record({
      filters: fc.dictionary(fc.oneof(fc.constantFrom(...filterIds), text), fc.option(anyValue), { maxKeys: 4 }),
      cross: fc.dictionary(widget, points, { maxKeys: 2 }),
      drill: fc.dictionary(widget, fc.array(points, { maxLength: 3 }), { maxKeys: 2 }),
      grain: fc.option(fc.constantFrom(...timeGrains)),
    })
    .map((look) => lookSchema.parse(look));
}
