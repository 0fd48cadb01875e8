/** A file name for a question or a title: its words, cut to 60 characters, safe on every system. */
export function exportFileName(question: string, extension: string): string {
  const words = question
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `${[...words].slice(0, 60).join("") || "querent"}.${extension}`;
}
