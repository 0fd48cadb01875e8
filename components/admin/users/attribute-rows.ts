/** One line of the form: an attribute as it is typed. `key` keeps a line's fields apart from those of the others. */
export type AttributeRow = { key: string; name: string; value: string };

/** The attributes of a person as lines, by name. */
export function rowsOf(attributes: Readonly<Record<string, string>>): AttributeRow[] {
  return Object.entries(attributes)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({ key: name, name, value }));
}

export type RowProblem = "name" | "value" | "twice";

/** As the guard reads names in `{{user.…}}`. */
const namePattern = /^[\w.-]{1,100}$/;

/** What is wrong with a line; null for an empty one, which is left out, and for one that can be kept. */
export function problemOf({ key, name, value }: AttributeRow, rows: readonly AttributeRow[]): RowProblem | null {
  if (name.trim() === "") return value.trim() === "" ? null : "name";
  // One that was given under another rule of naming stays as it is.
  if (name !== key && !namePattern.test(name.trim())) return "name";
  if (rows.some((other) => other.key !== key && other.name.trim() === name.trim())) return "twice";
  return value.trim() === "" ? "value" : null;
}

/** The lines as attributes. Nulls: null while one of them cannot be kept. */
export function attributesOf(rows: readonly AttributeRow[]): Record<string, string> | null {
  if (rows.some((row) => problemOf(row, rows) !== null)) return null;
  const filled = rows.filter(({ name }) => name.trim() !== "");
  return Object.fromEntries(filled.map(({ name, value }) => [name.trim(), value.trim()]));
}
