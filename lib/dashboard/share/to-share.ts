import { type DashboardShare, dashboardShareSchema } from "@/lib/dashboard/share/schema";

/** A share as its row has it: `subject` is the id of a user, or the name of a group. */
export function toShare({ kind, subject, level }: { kind: string; subject: string; level: string }): DashboardShare {
  const given = kind === "user" ? { kind, userId: subject } : { kind, group: subject };
  return dashboardShareSchema.parse({ with: given, level });
}
