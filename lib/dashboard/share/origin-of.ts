/** A host and a port and nothing else: whatever means more in a content policy, such as a wildcard, is no site. */
const site = /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/;

/** The origin that somebody means: of a whole address, or of a host without "https://". **Nulls** null: not a site that can frame. */
export function originOf(text: string): string | null {
  const address = /^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return site.test(origin) ? origin : null;
}
