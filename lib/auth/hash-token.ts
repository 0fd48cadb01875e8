import { createHash } from "node:crypto";

/** What is kept of a token in its place. 256 random bits need no slow hash: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
