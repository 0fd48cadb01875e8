import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { PromptView } from "@/components/prompts/prompt-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { promptQuery } from "@/lib/client/prompts";
import { dehydratedState } from "@/lib/client/query-client";
import { readPrompt } from "@/lib/llm/prompts/prompt-versions";
import { promptKeySchema } from "@/lib/llm/prompts/schema";
import { listSources } from "@/lib/source/sources";

type PageProps = {
  params: Promise<{ promptName: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("prompts");
  return { title: t("title") };
}

export default async function PromptPage({ params, searchParams }: PageProps) {
  const viewer = await requireViewer("model:manage");
  const wanted = { name: (await params).promptName, language: (await searchParams).language ?? viewer.locale };
  const key = promptKeySchema.safeParse(wanted);
  if (!key.success) notFound();
  const prompt = await readPrompt(viewer, key.data);
  const sources = (await listSources(viewer)).filter(({ analysisStatus }) => analysisStatus === "ready");
  const entries = prompt.ok ? [{ queryKey: promptQuery(key.data).queryKey, data: prompt.value }] : [];
  return (
    <HydrationBoundary state={dehydratedState(entries)}>
      <PromptView promptKey={key.data} sources={sources.map(({ id, name }) => ({ id, name }))} />
    </HydrationBoundary>
  );
}
