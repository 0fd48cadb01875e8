import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import { refuse } from "@/lib/errors";
import { errorMessage } from "@/lib/i18n/error-message";
import type { Locale } from "@/lib/i18n/locale";
import { zodProblems } from "@/lib/i18n/zod-problems";
import { fail, ok, type Result } from "@/lib/result";
import type { FileProblem } from "@/lib/semantic/edits/schema";

type Path = readonly (string | number)[];

/** A text that has been read: what it says, and where in it each part stands. */
export type FileText<T> = { readonly value: T; readonly placeOf: (path: Path) => Pick<FileProblem, "line" | "column"> };

const problemCountMax = 50;
/** A file that says the same by reference a million times is no file of a person. */
const aliasCountMax = 200;

/**
 * Reads YAML, or JSON, which is some of it. **Fails** with what is wrong at which line, in the reader's language: at most 50 problems.
 * **Units** line, column: from 1.
 */
export function readFileText<T>(
  text: string,
  schema: z.ZodType<T>,
  locale: Locale,
): Result<FileText<T>, FileProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const syntax = document.errors.map(({ message, pos }) => problem(at(pos[0]), message, locale));
  if (syntax.length > 0) return fail(syntax.slice(0, problemCountMax));
  const placeOf = (path: Path) => at(nodeAt(document, path)?.range?.[0] ?? 0);
  const said = saidBy(document);
  if (!said.ok) return fail([problem({ line: 1, column: 1 }, said.error, locale)]);
  const parsed = schema.safeParse(said.value, { error: zodProblems[locale], reportInput: false });
  if (parsed.success) return ok({ value: parsed.data, placeOf });
  const problems = parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
    const places = issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...path, key]) : [path];
    return places.map((place) => problem(placeOf(place), `${place.join(" › ")}: ${issue.message}`, locale));
  });
  return fail(problems.slice(0, problemCountMax));
}

function problem(place: Pick<FileProblem, "line" | "column">, reason: string, locale: Locale): FileProblem {
  return { ...place, message: errorMessage(refuse("semantic/file", { reason: reason.trim() }).error, locale) };
}

function saidBy(document: Document): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: aliasCountMax }));
  } catch (error) {
    // What the library throws for references that multiply or lead nowhere.
    if (error instanceof ReferenceError) return fail(error.message);
    throw error;
  }
}

/** The node that best shows where a path is: the key of a mapping, the item of a list, or what is nearest above it. */
function nodeAt({ contents }: Document, path: Path): Node | null {
  let shown: Node | null = contents;
  let node: unknown = contents;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (pair === undefined || !isScalar(pair.key)) return shown;
      shown = pair.key;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      // A list of a document that was read holds nodes.
      shown = (node as Node | undefined) ?? shown;
    } else return shown;
  }
  return shown;
}
