import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { UsersView } from "@/components/admin/users-view";
import { attributesInUse } from "@/lib/access/attributes-in-use";
import { requireViewer } from "@/lib/auth/current-viewer";
import { listUsers } from "@/lib/auth/users";
import { attributesInUseQuery } from "@/lib/client/access-rules";
import { dehydratedState } from "@/lib/client/query-client";
import { usersQuery } from "@/lib/client/users";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("admin.users");
  return { title: t("title") };
}

export default async function UsersPage() {
  const viewer = await requireViewer("user:manage");
  const users = await listUsers(viewer);
  const inUse = await attributesInUse(viewer);
  const entries = [
    ...(users.ok ? [{ queryKey: usersQuery().queryKey, data: users.value }] : []),
    ...(inUse.ok ? [{ queryKey: attributesInUseQuery().queryKey, data: inUse.value }] : []),
  ];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <UsersView ownId={viewer.userId} />
    </HydrationBoundary>
  );
}
