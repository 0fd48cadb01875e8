import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AskView } from "@/components/chat/ask-view";
import { requireViewer } from "@/lib/auth/current-viewer";
import { readAskPage } from "./read-ask-page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("ask.start");
  return { title: t("pageTitle") };
}

type AskPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** A new question. `?source=` chooses the data it goes to. */
export default async function AskPage({ searchParams }: AskPageProps) {
  const viewer = await requireViewer("ask");
  const { source } = await searchParams;
  const page = await readAskPage(viewer, typeof source === "string" ? source : null);
  return <AskView conversation={null} {...page} />;
}
