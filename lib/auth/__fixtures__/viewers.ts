import type { Viewer } from "@/lib/auth/viewer";

/** A signed-in person of a test. */
export function viewer(userId: string, given: Partial<Viewer> = {}): Viewer {
  return {
    userId,
    email: `${userId}@querent.test`,
    name: userId,
    role: "viewer",
    groups: [],
    attributes: {},
    locale: "en",
    scopeKey: "all",
    ...given,
  };
}
