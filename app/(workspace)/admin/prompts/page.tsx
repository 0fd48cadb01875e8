import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PromptsView } from "@/components/prompts/prompts-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { promptsQuery } from "@/lib/client/prompts";
import { dehydratedState } from "@/lib/client/query-client";
import { listPrompts } from "@/lib/llm/prompts/prompt-versions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prompts");
  return { title: t("title") };
}

export default async function PromptsPage() {
  const prompts = await listPrompts(await requireViewer("model:manage"));
  const entries = prompts.ok ? [{ queryKey: promptsQuery().queryKey, data: prompts.value }] : [];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <PromptsView />
    </HydrationBoundary>
  );
}
