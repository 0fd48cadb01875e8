/** Data cannot close the fence it stands in: its angle brackets become harmless look-alikes where they would form one of our tags. */
export function fence(text: string): string {
  return text.replaceAll(/<(\/?)(database|examples|earlier|query|result)/gi, "‹$1$2").replaceAll(/\s*[\r\n]+\s*/g, " ");
}

/** The beginning of a text, with a sign that it goes on. **Units** characters. */
export const cut = (text: string, lengthMax: number): string =>
  text.length > lengthMax ? `${text.slice(0, lengthMax)}…` : text;
