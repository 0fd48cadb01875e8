import { z } from "zod";
import { answerPartSchemas, type ChatMessage } from "@/lib/chat/schema";

export type ChatPart = ChatMessage["parts"][number];

const textPartSchema = z.object({ type: z.literal("text"), text: z.string() });
const dataPartSchema = z.object({ type: z.string().startsWith("data-"), id: z.string().optional(), data: z.unknown() });

/**
 * The parts of a stored message that this version can read. A part of a kind or form that it does not know (kept by another version)
 * is left out, so that an old conversation still opens.
 */
export function readParts(stored: readonly unknown[]): ChatPart[] {
  return stored.flatMap((part): ChatPart[] => {
    const text = textPartSchema.safeParse(part);
    if (text.success) return [text.data];
    const data = dataPartSchema.safeParse(part);
    if (!data.success) return [];
    const name = data.data.type.slice("data-".length);
    const schema = Object.entries(answerPartSchemas).find(([kind]) => kind === name)?.[1];
    const parsed = schema?.safeParse(data.data.data);
    if (!parsed?.success) return [];
    // The name and its own schema were matched above; the compiler cannot follow the lookup.
    return [{ ...data.data, data: parsed.data } as ChatPart];
  });
}
