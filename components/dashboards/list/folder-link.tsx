"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import { listHref, readListAddress } from "@/components/dashboards/list/list-address";

type FolderLinkProps = {
  /** Null: the top of the list. */
  folderId: string | null;
  className?: string | undefined;
  /** The folder is shown on the page that one is on. */
  onOpen?: (() => void) | undefined;
  children: ReactNode;
};

/** The way into a folder. On the list itself it opens at once, since all folders are there already. */
export function FolderLink({ folderId, className, onOpen, children }: FolderLinkProps) {
  const isHere = usePathname() === "/dashboards";
  const { order } = readListAddress(useSearchParams());
  const href = listHref({ folderId, search: "", order });
  return (
    <Link
      href={href}
      className={className}
      onNavigate={(event) => {
        if (!isHere) return;
        event.preventDefault();
        window.history.pushState(null, "", href);
        onOpen?.();
      }}
    >
      {children}
    </Link>
  );
}
