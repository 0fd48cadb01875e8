/** Questions are often typed in small letters; titles stand beside others and begin with a capital. */
export function sentenceCase(text: string): string {
  const [first = ""] = text;
  return first.toUpperCase() + text.slice(first.length);
}
