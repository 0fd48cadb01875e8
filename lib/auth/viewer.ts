import { z } from "zod";

/** viewer asks and looks; designer also builds dashboards; admin also connects and configures. */
export const roles = ["viewer", "designer", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/**
 * The person for whom something is read or written: the first argument of every function that does so.
 * Made by `lib/auth/current-viewer.ts` (browser session or API token) and by process entries for the command line.
 */
export type Viewer = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** The role of whoever lends their sight to this viewer by a public link: access rules for either role hold. */
  readonly lentBy?: Role;
  readonly groups: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly locale: "en" | "zh";
  /** What decides which rows this viewer may see; part of every cache key. Equal scope, equal rows. */
  readonly scopeKey: string;
};
