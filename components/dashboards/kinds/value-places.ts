/** A text in which each `{{name}}` is a mark that Markdown does not read, and the names by their marks. */
export type MarkedText = { readonly text: string; readonly names: readonly string[] };

/** Of the private use area: no text that people write holds them. */
const [open, close] = ["\uE000", "\uE001"];
const namePattern = /\{\{\s*([^{}]{1,60}?)\s*\}\}/g;
/** Where a link leads stays as it was written: a value has no place there. */
const linkTarget = /(\]\([^)]*\))/;

/** Marks where values go, before Markdown takes the underscores of a name for emphasis. */
export function markPlaces(markdown: string): MarkedText {
  const names: string[] = [];
  const marked = (part: string) =>
    part.replace(namePattern, (_, name: string) => {
      const known = names.indexOf(name);
      return `${open}${known === -1 ? names.push(name) - 1 : known}${close}`;
    });
  const bare = markdown.replaceAll(/[\uE000\uE001]/g, "");
  const parts = bare.split(linkTarget).map((part) => (linkTarget.test(part) ? part : marked(part)));
  return { text: parts.join(""), names };
}

export type TextPiece = { readonly words: string } | { readonly name: string };

/** The pieces of a marked text: words, or the name of a value. */
export function piecesOf(text: string, names: readonly string[]): TextPiece[] {
  return text.split(/\uE000(\d+)\uE001/).flatMap((piece, at): TextPiece[] => {
    if (at % 2 === 0) return piece === "" ? [] : [{ words: piece }];
    const name = names[Number(piece)];
    return name === undefined ? [] : [{ name }];
  });
}
