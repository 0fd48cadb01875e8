import { buildModel } from "@/lib/semantic/build-model";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { Driver } from "@/lib/source/driver";

/** What introspection finds, with what an administrator has hidden from everybody. */
export async function modelOf(driver: Driver): Promise<SemanticModel> {
  const signal = AbortSignal.timeout(60_000);
  const structure = await driver.introspect({ signal, onProgress: () => undefined });
  if (!structure.ok) throw new Error(structure.error.code);
  const model = buildModel(structure.value, "attacked");
  return {
    ...model,
    entities: model.entities.map((entity) => ({
      ...entity,
      hidden: entity.table === "payroll",
      columns: entity.columns.map((column) => ({
        ...column,
        hidden: entity.table === "employees" && (column.name === "salary" || column.name === "secret"),
      })),
    })),
  };
}
