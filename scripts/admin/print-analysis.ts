import { printTable } from "@/scripts/command-line/print-table";
import type { AnalysisJson } from "./analysis-json";

/** Prints an analysis as tables for the eye. */
export function printAnalysis(analysis: AnalysisJson): void {
  for (const entity of analysis.entities) {
    const rows = entity.rows === null ? "" : `, about ${Math.round(entity.rows)} rows`;
    console.log(`\n${entity.name}: ${entity.label} (${entity.kind}${entity.isLink ? ", links others" : ""}${rows})`);
    printTable(
      ["COLUMN", "TYPE", "ROLE", "UNIT", "FORMAT", "PERSONAL", "SURE", "WHY"],
      entity.columns.map((column) => [
        ...[column.name, column.type, column.role, column.unit ?? "", column.format ?? ""],
        ...[column.personal ? (column.personalKind ?? "yes") : "", percent(column.confidence), column.reason ?? ""],
      ]),
    );
  }
  console.log("\nRelationships");
  printTable(
    ["FROM", "TO", "CARDINALITY", "KIND", "ORIGIN", "SURE", "WHY"],
    analysis.relationships.map(({ from, to, cardinality, kind, origin, confidence, reason }) => [
      ...[sideOf(from), sideOf(to), cardinality, kind, origin, percent(confidence), reason],
    ]),
  );
  for (const { entity, typeColumn, idColumn, targets } of analysis.polymorphicKeys) {
    const tables = targets.map((target) => target.entity).join(", ");
    console.log(`${entity}.${idColumn} points into one of ${tables}, as ${typeColumn} says.`);
  }
  console.log("\nMeasures");
  printTable(
    ["TABLE", "MEASURE", "AGGREGATE", "EXPRESSION", "UNIT"],
    analysis.measures.map(({ entity, label, aggregate, expression, unit }) => [
      ...[entity, label, aggregate, expression ?? "(rows)", unit ?? ""],
    ]),
  );
  for (const { name, reason } of analysis.unreadable) console.log(`\nNot readable: ${name} (${reason})`);
}

const sideOf = ({ table, columns }: { table: string; columns: readonly string[] }) => `${table}(${columns.join(", ")})`;
const percent = (share: number | null) => (share === null ? "" : `${Math.round(share * 100)} %`);
