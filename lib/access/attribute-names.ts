/** As the guard reads placeholders. */
const attributePattern = /\{\{\s*user\.([\w.-]+)\s*\}\}/g;

/** The attributes of the viewer that a condition names, each once. **Order** as they stand. */
export function attributeNames(condition: string): string[] {
  return [...new Set([...condition.matchAll(attributePattern)].map(([, name = ""]) => name))];
}
