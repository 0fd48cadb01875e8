import { refuse } from "@/lib/errors";
import { reasoningTags, withoutReasoning } from "@/lib/llm/clean-reply";
import type { ReplyReader } from "@/lib/llm/reply-reader";
import { ok } from "@/lib/result";

export type ProseListener = {
  readonly onText?: ((delta: string) => void) | undefined;
  /** What was handed to `onText` so far is void; the reply begins anew. */
  readonly onRestart?: (() => void) | undefined;
};

/** A fence of one of these around the whole reply is wrapping; any other holds code that belongs to the reply. */
const wrappingFence = /^```(?:markdown|md|text|txt)?[ \t]*\r?\n/i;

/**
 * Reads prose and hands it on as it comes, without reasoning and without a fence around the whole. What may still turn out to be
 * the beginning of either is held back.
 */
export function proseReader({ onText, onRestart }: ProseListener): ReplyReader<string> {
  let raw = "";
  let shown = "";
  function show(visible: string): void {
    if (!visible.startsWith(shown)) {
      // A closing tag whose opening the server cut off: what was shown turns out to have been reasoning.
      onRestart?.();
      shown = "";
    }
    if (visible.length > shown.length) onText?.(visible.slice(shown.length));
    shown = visible;
  }
  return {
    push: (delta) => {
      raw += delta;
      show(visibleProse(raw, { ended: false }));
    },
    restart: () => {
      if (shown !== "") onRestart?.();
      raw = "";
      shown = "";
    },
    continuation: () => (shown === "" ? null : raw),
    end: () => {
      show(visibleProse(raw, { ended: true }));
      return shown === "" ? refuse("llm/empty") : ok(shown);
    },
  };
}

function visibleProse(raw: string, { ended }: { readonly ended: boolean }): string {
  const spoken = withoutReasoning(ended ? raw : withoutBegunTag(raw));
  const opening = wrappingFence.exec(spoken);
  if (opening === null) {
    const mayBecomeFence = !ended && /^`{1,3}\w*[ \t]*\r?$/.test(spoken);
    return mayBecomeFence ? "" : spoken;
  }
  const inside = spoken.slice(opening[0].length);
  return inside.replace(ended ? /\s*(?:```\s*)?$/ : /\s*`{0,3}\s*$/, "");
}

/** Cuts off an end such as "<thi" that may become a tag of reasoning. */
function withoutBegunTag(text: string): string {
  const at = text.lastIndexOf("<");
  if (at === -1) return text;
  const begun = text.slice(at).toLowerCase();
  return reasoningTags.some((tag) => `<${tag}>`.startsWith(begun) || `</${tag}>`.startsWith(begun))
    ? text.slice(0, at)
    : text;
}
