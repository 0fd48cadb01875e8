import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readReply, withoutReasoning } from "./clean-reply";

const schema = z.object({ sql: z.string() });
const good = { ok: true, value: { sql: "SELECT 1" } };

describe("a reply is read whatever surrounds it", () => {
  it.each([
    ["plain", '{"sql":"SELECT 1"}'],
    ["fenced", '```json\n{"sql":"SELECT 1"}\n```'],
    ["a fence that is never closed", '```json\n{"sql":"SELECT 1"}'],
    ["chatter around it", 'Sure! Here it is: {"sql":"SELECT 1"} Hope that helps.'],
    ["reasoning before it", '<think>maybe {"sql":"SELECT 2"}?</think>{"sql":"SELECT 1"}'],
    ["reasoning whose opening tag was cut off", 'maybe {"sql":"SELECT 2"}?\n</think>\n{"sql":"SELECT 1"}'],
    ["single quotes and a trailing comma", "{'sql': 'SELECT 1',}"],
    ["unquoted keys and a comment", '{sql: "SELECT 1" /* easy */}'],
    ["a missing closing brace", '{"sql":"SELECT 1"'],
    ["Python's words", '{"sql":"SELECT 1","chart":None}'],
  ])("%s", (_name, text) => {
    expect(readReply(text, schema)).toEqual(good);
  });

  it("keeps a code fence that stands inside a JSON string", () => {
    const text = JSON.stringify({ sql: "SELECT '```x```'" });
    expect(readReply(text, schema)).toEqual({ ok: true, value: { sql: "SELECT '```x```'" } });
  });
});

describe("a reply that holds nothing usable is named", () => {
  it.each([
    ["nothing", "", "llm/empty"],
    ["blanks", " \n ", "llm/empty"],
    ["only reasoning", "<think>hm</think>", "llm/empty"],
    ["reasoning that never ends", "<think>hm {", "llm/empty"],
    ["prose", "I would rather not.", "llm/malformed"],
    ["another shape", '{"query":"SELECT 1"}', "llm/malformed"],
    ["an array", '["SELECT 1"]', "llm/malformed"],
  ])("%s", (_name, text, code) => {
    expect(readReply(text, schema)).toMatchObject({ ok: false, error: { code } });
  });
});

it("removes every kind of reasoning block and keeps the rest", () => {
  expect(withoutReasoning("<thinking>a</thinking>one<reasoning>b</reasoning> two")).toBe("one two");
});
