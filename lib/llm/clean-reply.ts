import { jsonrepair } from "jsonrepair";
import type { ZodType } from "zod";
import { refuse } from "@/lib/errors";
import { ok, type Result } from "@/lib/result";

/** What models write their thinking aloud between. */
export const reasoningTags = ["think", "thinking", "reasoning", "thought"];

/**
 * What a model said, without its thinking aloud. A block that is never closed is thinking to the end;
 * a closing tag without its opening (some servers cut the opening off) ends thinking that began with the reply.
 */
export function withoutReasoning(text: string): string {
  let rest = text;
  for (const tag of reasoningTags) {
    rest = rest.replace(new RegExp(`<${tag}>[\\s\\S]*?</${tag}>`, "gi"), "");
    rest = rest.replace(new RegExp(`^[\\s\\S]*?</${tag}>`, "i"), "");
    rest = rest.replace(new RegExp(`<${tag}>[\\s\\S]*$`, "i"), "");
  }
  return rest.trim();
}

/** How models decline where they were asked for JSON. Only what holds none is looked at. */
const refusalInWords =
  /^(?:i['’]?m sorry|i am sorry|sorry,|i apologi[sz]e|i can(?:no|['’])t|i am unable|i['’]m unable|as an ai)|^(?:很?抱歉|对不起|我无法|我不能)/i;

/** The inside of the first code fence; the text itself when there is none. A fence that is never closed ends with the text. */
function withoutFence(text: string): string {
  const fenced = /```[\w-]*[ \t]*\r?\n?([\s\S]*?)(?:```|$)/.exec(text);
  return (fenced?.[1] ?? text).trim();
}

/**
 * Reads a reply as JSON of a given shape: reasoning and fences removed, chatter around the object cut off, broken JSON repaired.
 * Fails: llm/empty when nothing is left, llm/refused when it declines in words, llm/malformed when no object of that shape can be read.
 */
export function readReply<T>(text: string, schema: ZodType<T>): Result<T> {
  const spoken = withoutReasoning(text);
  if (spoken === "") return refuse("llm/empty");
  // A fence inside a JSON string is part of the string: the reply as it stands is tried before what a fence holds.
  for (const candidate of [spoken, withoutFence(spoken)]) {
    const json = parseObject(candidate);
    if (json === undefined) continue;
    const parsed = schema.safeParse(json);
    if (parsed.success) return ok(parsed.data);
  }
  return refuse(refusalInWords.test(spoken) ? "llm/refused" : "llm/malformed");
}

function parseObject(text: string): unknown {
  const start = text.indexOf("{");
  if (start === -1) return undefined;
  const end = text.lastIndexOf("}");
  const object = end > start ? text.slice(start, end + 1) : text.slice(start);
  try {
    return JSON.parse(object);
  } catch {
    // Not JSON as it stands, which small models do often: the repair below decides.
  }
  try {
    return JSON.parse(jsonrepair(object));
  } catch {
    return undefined;
  }
}
