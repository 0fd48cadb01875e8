import type { Inference, Join, Reason, SemanticColumn, SemanticModel } from "@/lib/semantic/schema";
import type { SourceStructure } from "@/lib/source/schema";
import { sentenceOfReason } from "@/scripts/command-line/sentence-of-reason";

/**
 * What `admin analyze --json` prints. Fields are added, never renamed or taken away: scripts read it.
 * **Nulls** `confidence` and `reason`: nothing was inferred, it is declared or not known. **Units** confidence: 0 to 1.
 */
export type AnalysisJson = ReturnType<typeof describeAnalysis>;

/** A model as plain data for scripts and eyes. **Order** as in the database; relationships and measures as in the model. */
export function describeAnalysis(model: SemanticModel, { unreadable, serverVersion }: SourceStructure) {
  return {
    source: { kind: model.kind, database: model.database, serverVersion },
    entities: model.entities.map((entity) => ({
      ...{ name: entity.id, label: entity.label, labelChinese: entity.translations?.zh?.label ?? null },
      ...{ description: entity.description, kind: entity.kind, rows: entity.rowEstimate },
      ...{ primaryKey: entity.primaryKey, labelColumn: entity.labelColumn, timeColumn: entity.timeColumn },
      isLink: entity.isLink ?? false,
      columns: entity.columns.map(describeColumn),
    })),
    relationships: model.joins.map(describeJoin),
    polymorphicKeys: (model.polymorphicKeys ?? []).map(({ inferred, ...key }) => ({ ...key, ...toldBy(inferred) })),
    measures: model.measures.map(({ id, entity, label, aggregate, expression, unit, format, inferred, ...rest }) => ({
      ...{ id, entity, label, aggregate, expression, unit, format: format ?? null },
      ...{ additiveOver: rest.additiveOver ?? null, nullMeans: rest.nullMeans ?? null },
      ...toldBy(inferred),
    })),
    filters: (model.filters ?? []).map(({ entity, label, condition, inferred }) => ({
      ...{ entity, label, condition },
      ...toldBy(inferred),
    })),
    hierarchies: (model.hierarchies ?? []).map(({ entity, label, levels, inferred }) => ({
      ...{ entity, label, levels },
      ...toldBy(inferred),
    })),
    suggestedQuestions: model.suggestedQuestions,
    unreadable,
  };
}

function describeColumn(column: SemanticColumn) {
  return {
    ...{ name: column.name, label: column.label, type: column.type, role: column.role, unit: column.unit },
    ...{ format: column.format ?? null, personal: column.personal, personalKind: column.personalKind ?? null },
    ...toldBy(column.inferred?.role),
  };
}

function describeJoin(join: Join) {
  const { from, to, cardinality, origin, confidence, reasons } = join;
  const reason = reasons === undefined || reasons.length === 0 ? join.reason : reasons.map(sentenceOfReason).join(" ");
  return {
    from: { table: from.entity, columns: from.columns },
    to: { table: to.entity, columns: to.columns },
    ...{ cardinality, kind: kindOf(join), origin, confidence, reason },
  };
}

function kindOf({ from, to }: Join): "self-reference" | "composite" | "plain" {
  if (from.entity === to.entity) return "self-reference";
  return from.columns.length > 1 ? "composite" : "plain";
}

function toldBy(inferred: Inference | undefined): { confidence: number | null; reason: string | null } {
  if (inferred === undefined) return { confidence: null, reason: null };
  const reason: Reason = inferred.reason;
  return { confidence: inferred.confidence, reason: sentenceOfReason(reason) };
}
