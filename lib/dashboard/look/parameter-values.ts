import type { FilterValue, QueryParameter } from "@/lib/dashboard/config/schema";
import { dayRange } from "@/lib/dashboard/look/day-range";
import type { ParameterValue } from "@/lib/guard/fill-parameters";
import type { Cell } from "@/lib/source/schema";

/**
 * The values of a query's parameters: what filters set, else their own. A range of days or numbers that is mapped to `period` fills
 * `period_from` (inclusive) and `period_to` (days: the day after the last, so that `< {{period_to}}` holds; numbers: the last), and
 * `period` itself with its start. Open ends keep the parameter's own value.
 */
export function parameterValues(
  parameters: readonly QueryParameter[],
  given: ReadonlyMap<string, FilterValue>,
  today: string,
): ReadonlyMap<string, ParameterValue> {
  const cells = new Map<string, readonly Cell[]>();
  for (const [name, value] of given) for (const [to, values] of cellsOf(name, value, today)) cells.set(to, values);
  return new Map(
    parameters.map((parameter) => {
      const own = Array.isArray(parameter.value) ? parameter.value : [parameter.value];
      const values = cells.get(parameter.name) ?? own;
      return [parameter.name, asParameter(parameter.kind, values)];
    }),
  );
}

function asParameter(kind: QueryParameter["kind"], values: readonly Cell[]): ParameterValue {
  if (kind !== "list") return { kind, value: values[0] ?? null };
  return { kind, values: values.filter((value) => value !== null) };
}

function cellsOf(name: string, value: FilterValue, today: string): [string, Cell[]][] {
  const ends = (from: Cell, to: Cell): [string, Cell[]][] => [
    ...(from === null
      ? []
      : ([
          [name, [from]],
          [`${name}_from`, [from]],
        ] as [string, Cell[]][])),
    ...(to === null ? [] : ([[`${name}_to`, [to]]] as [string, Cell[]][])),
  ];
  switch (value.kind) {
    case "relative":
    case "range": {
      const { from, to } = dayRange(value, today);
      return ends(from, to);
    }
    case "between":
      return ends(value.min, value.max);
    case "list":
      return [[name, [...value.values]]];
    case "text":
      return [[name, [value.text]]];
  }
}
