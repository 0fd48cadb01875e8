import Link from "next/link";
import type { ReactNode } from "react";
import type { Widget } from "@/lib/dashboard/config/schema";

type LinkTarget = Extract<Widget, { kind: "links" }>["links"][number]["to"];

/** A link to another dashboard, or out of Querent: then in a new tab that is not told where it was opened from. */
export function LinkTo({ to, className, children }: { to: LinkTarget; className?: string; children: ReactNode }) {
  if (to.kind === "dashboard") {
    return (
      <Link href={`/dashboards/${encodeURIComponent(to.dashboardId)}`} className={className}>
        {children}
      </Link>
    );
  }
  return (
    <a href={to.url} target="_blank" rel="noopener noreferrer" className={className}>
      {children}
    </a>
  );
}
