import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type SourceKind, sourceKinds } from "@/lib/source/schema";

/** One statement that the guard is tried with. `expected` is "accepted" or the code of the refusal; `text` what must be printed. */
export type GuardCase = {
  readonly file: string;
  readonly title: string;
  readonly kind: SourceKind;
  readonly expected: string;
  readonly sql: string;
  readonly text: string | null;
};

const header = /^-- ((?:\[[\w ]+\] [\w/-]+ ?)+): (.+)$/;
const expectation = /\[([\w ]+)\] ([\w/-]+)/g;
const printed = /^--> (.+)$/;

/**
 * Reads the case files of a folder. A case is a header `-- [all | mysql postgres …] <accepted or code>: <what it tries>`, its SQL,
 * and perhaps `--> <text that must be printed>`. Engines that answer differently stand side by side: `-- [mysql] guard/parse
 * [postgres sqlite duckdb] guard/node: …`. In the SQL `\u{…}` stands for that character and `\repeat{n|…}` for a text n times.
 */
export function readCases(folder = import.meta.dirname): GuardCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .flatMap((file) => readFile(file, readFileSync(join(folder, file), "utf8")));
}

/** The cases of one file, by its path from the folder of the case files. */
export function readCaseFile(file: string): GuardCase[] {
  return readFile(file, readFileSync(join(import.meta.dirname, file), "utf8"));
}

function readFile(file: string, content: string): GuardCase[] {
  const blocks = content.split(/^(?=-- \[)/m).filter((block) => block.startsWith("-- ["));
  return blocks.flatMap((block) => {
    const [first = "", ...lines] = block.trimEnd().split("\n");
    const match = header.exec(first);
    if (!match) throw new Error(`${file}: not a header: ${first}`);
    const [, expectations = "", title = ""] = match;
    const text = lines.map((line) => printed.exec(line)?.[1]).find((line) => line !== undefined) ?? null;
    const sql = readEscapes(
      lines
        .filter((line) => !printed.test(line))
        .join("\n")
        .trim(),
    );
    return [...expectations.matchAll(expectation)].flatMap(([, kinds = "", expected = ""]) =>
      kindsOf(kinds).map((kind) => ({ file, title, kind, expected, sql, text })),
    );
  });
}

const kindsOf = (kinds: string) => (kinds === "all" ? sourceKinds : (kinds.split(" ") as SourceKind[]));

function readEscapes(sql: string): string {
  return sql
    .replaceAll(/\\u\{([0-9a-f]+)\}/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\\repeat\{(\d+)\|([^}]*)\}/g, (_, count: string, part: string) => part.repeat(Number(count)));
}
