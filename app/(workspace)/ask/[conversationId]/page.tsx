import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AskView } from "@/components/chat/ask-view";
import { currentViewer, requireViewer } from "@/lib/auth/current-viewer";
import { findConversation, getConversation } from "@/lib/chat/conversations";
import { readAskPage } from "../read-ask-page";

type ConversationPageProps = { params: Promise<{ conversationId: string }> };

export async function generateMetadata({ params }: ConversationPageProps): Promise<Metadata> {
  const viewer = await currentViewer();
  const { conversationId } = await params;
  const found = viewer === null ? null : await findConversation(viewer, conversationId);
  return found?.ok ? { title: found.value.title } : {};
}

/** A conversation that was begun before. */
export default async function ConversationPage({ params }: ConversationPageProps) {
  const viewer = await requireViewer("ask");
  const { conversationId } = await params;
  const found = await getConversation(viewer, conversationId);
  if (!found.ok) notFound();
  const { id, title, sourceId, messages } = found.value;
  const page = await readAskPage(viewer, sourceId);
  return <AskView conversation={{ id, title, messages }} {...page} />;
}
