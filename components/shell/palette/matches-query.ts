/** What the palette searches in. */
type Searchable = { label: string; description?: string | undefined; keywords?: readonly string[] };

/** Whether every word that was typed stands somewhere in the item, whatever its case or accents. */
export function matchesQuery({ label, description, keywords }: Searchable, query: string): boolean {
  const text = fold([label, description ?? "", ...(keywords ?? [])].join(" "));
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
