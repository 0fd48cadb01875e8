import type { DashboardShare } from "@/lib/dashboard/share/schema";

/** Tells people and groups apart, also where one is named like the other. */
export function keyOfShare({ with: subject }: Pick<DashboardShare, "with">): string {
  return subject.kind === "user" ? `user ${subject.userId}` : `group ${subject.group}`;
}
