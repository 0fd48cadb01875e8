/** Where `proxy.ts` leaves the nonce of a page request for the layout, over anything from outside. */
export const nonceHeader = "x-nonce";

const policyOf = (directives: Record<string, string>) =>
  Object.entries(directives)
    .map((pair) => pair.join(" "))
    .join("; ");

/** What no answer of ours needs, pages and data alike. */
const never = { "object-src": "'none'", "base-uri": "'none'" };
const unframed = { "frame-ancestors": "'none'" };

/**
 * For everything that is no page: JSON, files, scripts, errors of the server itself. Opened as a document it can do nothing.
 * The server sets it on every answer, so a page that the proxy missed is a page without scripts rather than one without a policy.
 */
export const contentPolicyDefault = policyOf({
  "default-src": "'none'",
  "form-action": "'none'",
  ...never,
  ...unframed,
});

/**
 * For one answer with a page: only scripts that carry its nonce run, and those that these load ('strict-dynamic'); none inline.
 * Style elements need the nonce too. Style attributes do not: React writes them for measured sizes and charts for their tooltips,
 * and unlike a script an attribute cannot act. Images may be drawn by the page itself (exported charts). `frameAncestors` are the
 * sites that may frame this answer, where it has any.
 */
export function pageContentPolicy(
  nonce: string,
  options: { readonly isDevelopment: boolean; readonly frameAncestors?: readonly string[] },
): string {
  const { frameAncestors = [] } = options;
  // React rebuilds the server's stacks with eval while one develops.
  const evaluates = options.isDevelopment ? " 'unsafe-eval'" : "";
  return policyOf({
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${evaluates}`,
    "script-src-attr": "'none'",
    "style-src": `'self' 'nonce-${nonce}'`,
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'none'",
    "frame-src": "'none'",
    "form-action": "'self'",
    ...never,
    ...(frameAncestors.length > 0 ? { "frame-ancestors": frameAncestors.join(" ") } : unframed),
  });
}
