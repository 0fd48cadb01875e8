"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { Role } from "@/lib/auth/viewer";

/** What the browser may know of the signed-in person. What they may do is decided on the server; this only hides what would be refused. */
export type ShellViewer = {
  name: string;
  email: string;
  role: Role;
  mayEditDashboards: boolean;
  mayEditMeaning: boolean;
  mayVerify: boolean;
  mayAdminister: boolean;
};

const ViewerContext = createContext<ShellViewer | null>(null);

/** Makes the signed-in person known to all components below. */
export function ViewerProvider({ viewer, children }: { viewer: ShellViewer; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** The signed-in person. Only below the workspace's layout. */
export function useViewer(): ShellViewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error("useViewer stands outside the workspace layout");
  return viewer;
}
