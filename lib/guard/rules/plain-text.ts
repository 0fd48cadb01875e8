import { Refused } from "@/lib/guard/refused";

/** As much as a stored query may hold. */
const characterCountMax = 100_000;

/**
 * Characters that nobody types and that readers and engines may understand differently: control characters except
 * tab and line ends, format characters (bidirectional overrides, zero-width space, byte-order mark) except the two
 * joiners that words and emoji need, surrogates without partner, and code points without meaning.
 */
const oddCharacter = /(?![\t\n\r\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\p{Cn}\p{Co}]/u;

/** The text holds only characters that mean the same to a reader, the parser and the engine. Fails: guard/text, guard/limit. */
export function checkPlainText(text: string): void {
  if (text.length > characterCountMax) throw new Refused("guard/limit");
  if (oddCharacter.test(text)) throw new Refused("guard/text");
}
