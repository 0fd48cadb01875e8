import { createUIMessageStream, createUIMessageStreamResponse } from "ai";
import { afterEach, expect, test, vi } from "vitest";
import { forgetChat } from "@/components/chat/kept-chats";
import { liveChat } from "@/components/chat/live-chats";
import type { ChatMessage } from "@/lib/chat/schema";
import { ApiError } from "@/lib/client/fetch-json";

const question: ChatMessage = { id: "m1", role: "user", parts: [{ type: "text", text: "orders by month" }] };

function answerOf(conversationId: string): Response {
  const stream = createUIMessageStream<ChatMessage>({
    execute: ({ writer }) => {
      writer.write({
        type: "data-conversation",
        data: { conversationId, title: "Orders", created: true, questionId: "q1", parentId: conversationId },
      });
      writer.write({ type: "text-start", id: "text" });
      writer.write({ type: "text-delta", id: "text", delta: "42 orders." });
      writer.write({ type: "text-end", id: "text" });
    },
  });
  return createUIMessageStreamResponse({ stream });
}

function open(conversationId: string | null, messages: ChatMessage[] = [], onConversation = vi.fn()) {
  return liveChat({ conversationId, messages, chosenId: null, onConversation });
}

afterEach(() => vi.unstubAllGlobals());

test("on the server nothing is shared between two renders", () => {
  expect(open(null)).not.toBe(open(null));
  expect(open("c0", [question])).not.toBe(open("c0", [question]));
});

test("a new conversation keeps its chat when it gets its id, and the next new one is another", async () => {
  vi.stubGlobal("window", {});
  const fetch = vi.fn(() => Promise.resolve(answerOf("c1")));
  vi.stubGlobal("fetch", fetch);
  const onConversation = vi.fn();
  const live = open(null, [], onConversation);
  expect(open(null)).toBe(live);
  await live.chat.sendMessage({ text: "orders by month" }, { body: { sourceId: "s1", engine: "auto" } });

  const body: unknown = JSON.parse(String((fetch.mock.calls as unknown as [string, RequestInit][])[0]?.[1].body));
  expect(body).toEqual({ conversationId: null, question: "orders by month", sourceId: "s1", engine: "auto" });
  expect(onConversation).toHaveBeenCalledWith(
    expect.objectContaining({ conversationId: "c1", title: "Orders", created: true }),
  );
  expect(open("c1")).toBe(live);
  expect(open(null)).not.toBe(live);
  expect(live.chat.messages.at(-1)?.parts.at(-1)).toMatchObject({ type: "text", text: "42 orders." });
});

test("a kept question is answered once more by its name, an edited one is asked beside it", async () => {
  vi.stubGlobal("window", {});
  const fetch = vi.fn(() => Promise.resolve(answerOf("c9")));
  vi.stubGlobal("fetch", fetch);
  const bodies = () =>
    (fetch.mock.calls as unknown as [string, RequestInit][]).map(([, init]) => JSON.parse(String(init.body)));
  const placed = (id: string, role: "user" | "assistant", parentId: string): ChatMessage => ({
    ...{ id, role, parts: [{ type: "text", text: `text of ${id}` }] },
    metadata: { createdAt: "2026-05-01T00:00:00.000Z", parentId, feedback: null },
  });
  const { chat, known } = open("c9", [placed("q1", "user", "c9"), placed("a1", "assistant", "q1")]);
  await chat.regenerate({ messageId: "a1", body: { engine: "offline" } });
  expect(bodies().at(-1)).toEqual({ conversationId: "c9", answerTo: "q1", engine: "offline" });

  chat.messages = [];
  await chat.sendMessage({ text: "asked otherwise" });
  expect(bodies().at(-1)).toEqual({ conversationId: "c9", question: "asked otherwise", parentId: "c9" });
  const asked = chat.messages[0];
  expect(asked).toMatchObject({ id: "q1", metadata: { parentId: "c9" } });
  expect(known.list().map(({ id }) => id)).toContain("a1");
});

test("a chat that another tab has overtaken is opened anew, one that is ahead is kept", () => {
  vi.stubGlobal("window", {});
  const live = open("c2", [question]);
  expect(open("c2", [])).toBe(live);
  expect(open("c2", [question, { ...question, id: "m2" }])).not.toBe(live);
});

test("a deleted conversation is forgotten", () => {
  vi.stubGlobal("window", {});
  const live = open("c3", [question]);
  forgetChat("c3");
  expect(open("c3", [question])).not.toBe(live);
});

test("a refused question leaves an ApiError with the server's sentence, and the question in place", async () => {
  const error = {
    code: "source/not-found",
    message: "Choose another one.",
    params: {},
    retryable: false,
    requestId: "r",
  };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ error }, { status: 404 })));
  const { chat } = open(null);
  await chat.sendMessage({ text: "orders" });
  expect(chat.error).toBeInstanceOf(ApiError);
  expect(chat.error).toMatchObject({ code: "source/not-found", sentence: "Choose another one." });
  expect(chat.messages).toHaveLength(1);
});

test("a server that cannot be reached is client/offline", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("fetch failed")));
  const { chat } = open(null);
  await chat.sendMessage({ text: "orders" });
  expect(chat.error).toMatchObject({ code: "client/offline", retryable: true });
});
