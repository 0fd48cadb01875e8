import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ModelsView } from "@/components/models/models-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { modelsQuery } from "@/lib/client/models";
import { dehydratedState } from "@/lib/client/query-client";
import { listModels } from "@/lib/llm/models";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("models");
  return { title: t("title") };
}

export default async function ModelsPage() {
  const models = await listModels(await requireViewer("model:manage"));
  if (!models.ok) notFound();
  return (
    <HydrationBoundary state={dehydratedState([{ queryKey: modelsQuery().queryKey, data: models.value }])}>
      <ModelsView />
    </HydrationBoundary>
  );
}
