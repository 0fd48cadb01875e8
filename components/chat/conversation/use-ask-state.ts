"use client";

import { useLocalStorage, useSessionStorage } from "@mantine/hooks";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { setCookie } from "@/lib/client/me";
import { lastSourceCookie } from "@/lib/client/sources";
import { type EngineChoice, engineChoiceSchema } from "@/lib/nl2sql/schema";

export type AskState = ReturnType<typeof useAskState>;

type AskStateInit = { draftKey: string; sourceId: string | null; modelAvailable: boolean };

/** What the reader has chosen and typed. What is typed survives a reload, the engine and the source survive the day. */
export function useAskState({ draftKey, sourceId, modelAvailable }: AskStateInit) {
  const router = useRouter();
  // The key of the moment the page was opened: a new conversation that gets its id meanwhile keeps its draft.
  const [key] = useState(draftKey);
  const [draft, setDraft] = useSessionStorage({ key: `querent.draft.${key}`, defaultValue: "" });
  const [storedEngine, setEngine] = useLocalStorage<EngineChoice>({
    key: "querent.engine",
    defaultValue: "auto",
    deserialize: (text) => engineChoiceSchema.catch("auto").parse(text),
    serialize: (engine) => engine,
  });
  const [chosenSource, setChosenSource] = useState<string | null>(null);
  const [switching, startSwitching] = useTransition();

  /** `withSuggestions` reads the page again, which then offers questions for the new source. */
  function setSourceId(id: string, withSuggestions: boolean) {
    setChosenSource(id);
    setCookie(lastSourceCookie, id);
    if (withSuggestions)
      startSwitching(() => router.replace(`/ask?source=${encodeURIComponent(id)}`, { scroll: false }));
  }

  return {
    draft,
    setDraft,
    engine: storedEngine === "model" && !modelAvailable ? ("auto" as const) : storedEngine,
    setEngine,
    sourceId: chosenSource ?? sourceId,
    setSourceId,
    switching,
  };
}
