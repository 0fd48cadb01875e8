import type { DbtColumn, DbtFile, DbtNode, DbtTable } from "@/lib/semantic/edits/dbt/dbt-schema";

/** What dbt says of a table of the database. */
export type TableWords = {
  readonly table: string;
  readonly description: string;
  readonly columns: readonly { readonly name: string; readonly description: string }[];
};
/** A test that each value of one column stands in another table's. */
export type Relationship = { readonly from: Side; readonly to: Side };
type Side = { readonly table: string; readonly column: string };

export type DbtTables = { readonly tables: TableWords[]; readonly relationships: Relationship[] };

/** Tables, their words and how they belong together, from a manifest or from YAML. */
export function dbtTables(file: DbtFile): DbtTables {
  const listed = [...(file.models ?? []), ...tablesOfSources(file)];
  const nodes = [...Object.values(file.nodes ?? {}), ...nodesOfSources(file)].filter(isTable);
  return {
    tables: [...listed.map(wordsOfListed), ...nodes.map(wordsOfNode)],
    relationships: [...listed.flatMap(relationshipsOfListed), ...relationshipsOfTests(file)],
  };
}

/** What a table is called in the database: the alias of a model, the identifier of a source. */
export const nameInDatabase = ({ alias, identifier, name }: Pick<DbtTable, "alias" | "identifier" | "name">): string =>
  alias || identifier || name;

const isTable = ({ resource_type: type }: DbtNode) => ["model", "seed", "snapshot", "source"].includes(type);

function tablesOfSources({ sources }: DbtFile): DbtTable[] {
  return Array.isArray(sources) ? sources.flatMap(({ tables }) => tables ?? []) : [];
}

function nodesOfSources({ sources }: DbtFile): DbtNode[] {
  return sources && !Array.isArray(sources) ? Object.values(sources) : [];
}

const wordsOf = (table: DbtTable | DbtNode, columns: readonly DbtColumn[]): TableWords => ({
  table: nameInDatabase(table),
  description: table.description?.trim() ?? "",
  columns: columns.map(({ name, description }) => ({ name, description: description?.trim() ?? "" })),
});
const wordsOfListed = (table: DbtTable) => wordsOf(table, table.columns ?? []);
const wordsOfNode = (node: DbtNode) => wordsOf(node, Object.values(node.columns ?? {}));

function relationshipsOfListed(table: DbtTable): Relationship[] {
  return (table.columns ?? []).flatMap((column) =>
    [...(column.tests ?? []), ...(column.data_tests ?? [])].flatMap((test) => {
      const given = typeof test === "string" ? undefined : (test.relationships as Record<string, unknown> | undefined);
      // Newer files put the arguments one level deeper.
      const to = targetOf((given?.arguments as Record<string, unknown> | undefined) ?? given);
      return to === null ? [] : [{ from: { table: nameInDatabase(table), column: column.name }, to }];
    }),
  );
}

function relationshipsOfTests({ nodes }: DbtFile): Relationship[] {
  return Object.values(nodes ?? {}).flatMap((node) => {
    const owner = nodes?.[node.attached_node ?? ""];
    const column = node.column_name ?? node.test_metadata?.kwargs?.column_name;
    if (node.test_metadata?.name !== "relationships" || !owner || typeof column !== "string") return [];
    const to = targetOf(node.test_metadata.kwargs ?? undefined);
    if (to === null) return [];
    const target = Object.values(nodes ?? {}).find((other) => isTable(other) && other.name === to.table);
    const table = target === undefined ? to.table : nameInDatabase(target);
    return [{ from: { table: nameInDatabase(owner), column }, to: { ...to, table } }];
  });
}

function targetOf(given: Record<string, unknown> | undefined): Side | null {
  const { to, field } = given ?? {};
  return typeof to === "string" && typeof field === "string" ? { table: referredTable(to), column: field } : null;
}

/** The table of `ref('orders')`, `ref('package', 'orders')`, `source('shop', 'orders')`, or of a plain name. */
export function referredTable(reference: string): string {
  const names = [...reference.matchAll(/['"]([^'"]+)['"]/g)].map(([, name]) => name ?? "");
  return names.at(-1) ?? reference.trim();
}
