import type { QueryParameter } from "@/lib/dashboard/config/schema";
import type { ParameterValue } from "@/lib/guard/fill-parameters";

/** What stands for each name while no filter says otherwise. */
export const ownValues = (parameters: readonly QueryParameter[]): ReadonlyMap<string, ParameterValue> =>
  new Map(
    parameters.map(({ name, kind, value }): [string, ParameterValue] => {
      const values = Array.isArray(value) ? value : value === null ? [] : [value];
      return [name, kind === "list" ? { kind, values } : { kind, value: values[0] ?? null }];
    }),
  );
