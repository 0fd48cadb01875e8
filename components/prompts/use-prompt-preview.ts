"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { previewPrompt } from "@/lib/client/prompts";
import type { PromptPreview, PromptPreviewWish } from "@/lib/llm/prompts/schema";

/** Shows what would be sent, and sends it; what was shown stays until the next comes. */
export function usePromptPreview(wish: Omit<PromptPreviewWish, "send">) {
  const [shown, setShown] = useState<PromptPreview | null>(null);
  const { mutate, isPending, variables, error } = useMutation({
    mutationFn: (send: boolean) => previewPrompt({ ...wish, send }),
    onSuccess: setShown,
  });
  return {
    shown,
    error,
    showing: isPending && variables === false,
    sending: isPending && variables === true,
    show: () => mutate(false),
    send: () => mutate(true),
  };
}
