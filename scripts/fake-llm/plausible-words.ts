import type { FakeRequest } from "./fake-reply";

type Named = { name: string; columns: string[]; described: boolean };

/** Whether a request asks for names and descriptions of tables. */
export const asksForWords = ({ system, prompt }: FakeRequest): boolean =>
  system.includes('{"tables": [') && /^Table "/m.test(prompt);

/** Describes what it is asked about as a modest model would: by writing the names out, with little to say beyond them. */
export function plausibleWords({ prompt }: FakeRequest): object {
  return {
    tables: readTables(prompt).map(({ name, columns, described }) => ({
      name,
      ...(described && wordsFor(name, "table")),
      columns: columns.map((column) => ({ name: column, ...wordsFor(column, "column") })),
    })),
  };
}

function wordsFor(name: string, what: "table" | "column") {
  const words = name.split(/[\s_.]+/).filter((word) => word !== "");
  const text = words.join(" ").toLowerCase();
  const label = text.charAt(0).toUpperCase() + text.slice(1);
  return what === "table"
    ? { label, description: `Holds the ${text} of the business.`, zh: { label: `${label} 表` } }
    : { label, description: `The ${text} as it was entered.`, zh: { label: `${label} 列` } };
}

function readTables(prompt: string): Named[] {
  const tables: Named[] = [];
  for (const line of prompt.split("\n")) {
    const table = /^Table ("(?:[^"\\]|\\.)*") \([^)]*\)(, describe)?/.exec(line);
    const column = /^\* ("(?:[^"\\]|\\.)*")/.exec(line);
    if (table) tables.push({ name: JSON.parse(table[1] ?? '""'), columns: [], described: table[2] !== undefined });
    else if (column) tables.at(-1)?.columns.push(JSON.parse(column[1] ?? '""'));
  }
  return tables;
}
