import { checkSql } from "@/lib/guard/check-sql";
import { ok, type Result } from "@/lib/result";
import { openPolicy } from "@/lib/semantic/access-policy";
import type { SemanticModel } from "@/lib/semantic/schema";

/**
 * The tables ("orders") and columns ("orders.status") of a model that a query names, without anybody's rules: to tell whom a change of the
 * source concerns. Gives nothing that can be run. Pure. Order: tables, then columns, each by name. Fails: as `checkSql`.
 */
export function namesRead(sql: string, model: SemanticModel): Result<readonly string[]> {
  const checked = checkSql(sql, { model, policy: openPolicy, rowCountMax: 1 });
  return checked.ok ? ok([...checked.value.tables, ...checked.value.columnsRead]) : checked;
}
