import {
  IconDatabase,
  IconFileText,
  IconLayoutDashboard,
  IconMessageCircleQuestion,
  IconSettings,
  type TablerIcon,
} from "@tabler/icons-react";
import type { ShellViewer } from "@/components/shell/viewer-context";

export type AreaId = "ask" | "dashboards" | "reports" | "data" | "admin";
type Area = { id: AreaId; href: string; Icon: TablerIcon };

const areas: readonly Area[] = [
  { id: "ask", href: "/ask", Icon: IconMessageCircleQuestion },
  { id: "dashboards", href: "/dashboards", Icon: IconLayoutDashboard },
  { id: "reports", href: "/reports", Icon: IconFileText },
  { id: "data", href: "/data", Icon: IconDatabase },
  { id: "admin", href: "/admin", Icon: IconSettings },
];

/** The areas of the product that this person can open, in the order of the rail. */
export function areasFor(viewer: Pick<ShellViewer, "mayAdminister">): readonly Area[] {
  return areas.filter((area) => area.id !== "admin" || viewer.mayAdminister);
}

/** The area a page belongs to; null for pages outside all of them, such as the account. */
export function areaOf(pathname: string): AreaId | null {
  return areas.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.id ?? null;
}
