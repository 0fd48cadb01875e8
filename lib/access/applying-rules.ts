import type { AccessRule, Audience } from "@/lib/access/schema";
import type { Viewer } from "@/lib/auth/viewer";

/** The rules that concern a viewer. Pure. **Order** as given. */
export function applyingRules(rules: readonly AccessRule[], viewer: Concerned): readonly AccessRule[] {
  return rules.filter((rule) => concerns(rule, viewer));
}

type Concerned = Pick<Viewer, "role" | "lentBy" | "groups">;

/**
 * Whether a rule is for this person: everybody where it names neither roles nor groups. Who looks through a public link is
 * concerned by what concerns either role, the viewer's and that of the link's maker.
 */
export function concerns({ roles, groups }: Audience, viewer: Concerned): boolean {
  if (roles.length === 0 && groups.length === 0) return true;
  const own = new Set(viewer.groups.map(plain));
  const byRole = roles.includes(viewer.role) || (viewer.lentBy !== undefined && roles.includes(viewer.lentBy));
  return byRole || groups.some((group) => own.has(plain(group)));
}

/** Spelt otherwise by the directory that people come from, a group is the same group: a rule that misses somebody shows them more. */
const plain = (group: string): string => group.normalize("NFKC").trim().toLowerCase();

/**
 * What `{{user.…}}` stands for: the viewer's own attributes, and address, id, name and role, which no attribute of the same name
 * replaces. A blank attribute is one that the viewer lacks.
 */
export function attributeValues(
  viewer: Pick<Viewer, "userId" | "email" | "name" | "role" | "attributes">,
): ReadonlyMap<string, string> {
  const { userId, email, name, role, attributes } = viewer;
  const all = [...Object.entries(attributes), ...Object.entries({ id: userId, email, name, role })];
  return new Map(all.filter(([, value]) => value.trim() !== ""));
}
