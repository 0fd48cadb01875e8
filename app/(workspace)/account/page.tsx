import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AccountView } from "@/components/shell/account-view";
import { listApiTokens } from "@/lib/auth/api-tokens";
import { requireViewer } from "@/lib/auth/current-viewer";
import { dehydratedState } from "@/lib/client/query-client";
import { tokensQuery } from "@/lib/client/tokens";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.accountPage");
  return { title: t("title") };
}

/** The viewer's own account: name, password, API tokens. */
export default async function AccountPage() {
  const viewer = await requireViewer();
  const tokens = await listApiTokens(viewer);
  return (
    <HydrationBoundary state={dehydratedState([{ queryKey: tokensQuery().queryKey, data: tokens }])}>
      <AccountView />
    </HydrationBoundary>
  );
}
