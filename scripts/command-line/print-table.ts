import stringWidth from "string-width";

/** Prints rows under their headings, in columns as wide as their widest value; columns of numbers end below each other. */
export function printTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  options: { readonly alignRight?: readonly boolean[] } = {},
): void {
  const lines = [headings, ...rows].map((row) => row.map(visible));
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => stringWidth(line[column] ?? ""))));
  for (const line of lines) {
    const cells = line.map((cell, column) => {
      const gap = " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
      return options.alignRight?.[column] ? gap + cell : cell + gap;
    });
    console.log(cells.join("  ").trimEnd());
  }
}

/** Control characters spelled out: a value from a database must neither break the table nor command the terminal. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    const known: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };
    return known[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}
