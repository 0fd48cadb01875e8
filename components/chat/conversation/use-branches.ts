"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";
import { showBranchInAddress } from "@/components/chat/branch-address";
import type { OpenConversation } from "@/components/chat/conversation/conversation-context";
import { newestBelow, pathOf, placesOf } from "@/lib/chat/message-tree";
import type { ChatMessage } from "@/lib/chat/schema";
import type { LiveChat } from "@/lib/client/chat";

/** The branches of a conversation: where its messages stand, and going from one branch to another. */
export function useBranches(
  { chat, known }: LiveChat,
  path: readonly ChatMessage[],
): Pick<OpenConversation, "places" | "show" | "adopt"> {
  const messages = useSyncExternalStore(known.subscribe, known.list, known.list);
  const ids = new Set(messages.map(({ id }) => id));
  // What is being answered is known only once it has come to its end.
  const places = placesOf([...messages, ...path.filter(({ id }) => !ids.has(id))]);

  const focusWhenShown = useFocusWhenShown();

  function show(messageId: string) {
    focusWhenShown(messageId);
    chat.messages = pathOf(known.list(), messageId);
    const end = newestBelow(places, messageId);
    showBranchInAddress(end === places.at(-1)?.id ? null : end);
  }

  function adopt(answer: ChatMessage) {
    focusWhenShown(answer.id);
    known.remember(answer);
    chat.messages = pathOf(known.list(), answer.id);
    showBranchInAddress(null);
  }

  return { places, show, adopt };
}

/** What had the focus goes away with the version it belonged to: the one that takes its place gets it, so that keys go on working there. */
function useFocusWhenShown(): (messageId: string) => void {
  const wanted = useRef<string>(null);
  // Talks to the browser's focus, once the page shows the message.
  useEffect(() => {
    if (wanted.current === null) return;
    const shown = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(wanted.current)}"]`);
    if (shown === null) return;
    wanted.current = null;
    shown.focus({ preventScroll: true });
  });
  return (messageId) => {
    wanted.current = messageId;
  };
}
