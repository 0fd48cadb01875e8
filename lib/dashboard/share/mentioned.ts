/** Somebody spoken to, as a text keeps them: `@[name](userId)`. The same form is drawn by the browser. */
const mentionPattern = /@\[([^\]\n]{1,120})\]\(([\w-]{1,64})\)/g;

/** Ids of the accounts that a text speaks to, each once. */
export function mentionedIds(text: string): string[] {
  return [...new Set([...text.matchAll(mentionPattern)].map(([, , userId = ""]) => userId))];
}

/** A text cut at its mentions, for drawing. */
export function withMentions(text: string): ({ readonly text: string } | { readonly mention: string })[] {
  const parts: ({ text: string } | { mention: string })[] = [];
  let end = 0;
  for (const match of text.matchAll(mentionPattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ mention: match[1] ?? "" });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** A text as one line of a list shows it: people by their names. */
export function spokenText(text: string): string {
  return withMentions(text)
    .map((part) => ("mention" in part ? `@${part.mention}` : part.text))
    .join("");
}
