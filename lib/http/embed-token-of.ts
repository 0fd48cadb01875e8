/** The token of a page that other sites may frame. **Nulls** null: every other address. */
export function embedTokenOf(pathname: string): string | null {
  return /^\/embed\/([\w.-]+)$/.exec(pathname)?.[1] ?? null;
}
