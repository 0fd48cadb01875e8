import { eq } from "drizzle-orm";
import { afterAll, describe, expect, it } from "vitest";
import { viewer } from "@/lib/auth/__fixtures__/viewers";
import { store } from "@/lib/db/store";
import { newId } from "@/lib/id";
import { shutDown } from "@/lib/telemetry/shutdown";
import {
  createConversation,
  deleteConversation,
  findConversation,
  getConversation,
  listConversations,
  renameConversation,
} from "./conversations";
import { giveFeedback, takeBackFeedback } from "./feedback";
import { appendMessages, completeMessage, listMessages, listPlaces } from "./messages";
import { getQuery, saveQuery } from "./queries";
import type { Feedback, StoredQuery } from "./schema";

afterAll(shutDown);

const thumbDown: Feedback = { verdict: "down", reason: "wrong-figures", comment: "too low" };
const text = (words: string) => [{ type: "text", text: words }];
/** Adds a message after another, the conversation's first when none is named. Gives its id. */
async function say(conversationId: string, role: "user" | "assistant", words: string, parentId = conversationId) {
  const id = newId();
  await appendMessages(conversationId, [{ id, role, parentId, parts: text(words) }]);
  return id;
}
const query: Omit<StoredQuery, "id" | "createdAt"> = {
  conversationId: null,
  sourceId: "source-1",
  question: "one",
  sql: "SELECT 1",
  plan: null,
  engine: "sql",
};

describe("the list of conversations", () => {
  it("shows only one's own, the one spoken in last first", async () => {
    const owner = viewer("list-owner");
    const first = await createConversation(owner, { title: "first", sourceId: null });
    await createConversation(owner, { title: "second", sourceId: null });
    await createConversation(viewer("list-other"), { title: "not yours", sourceId: null });
    await say(first.id, "user", "again");
    const { conversations, nextCursor } = await listConversations(owner, { limit: 10 });
    expect(conversations.map(({ title }) => title)).toEqual(["first", "second"]);
    expect(nextCursor).toBeNull();
  });

  it("is read page by page without loss or repetition, even when many share an instant", async () => {
    const owner = viewer("page-owner");
    const { db, tables } = await store();
    const at = new Date("2026-05-01T00:00:00Z");
    const rows = Array.from({ length: 7 }, (_, index) => ({
      id: `page-${index}`,
      userId: owner.userId,
      sourceId: null,
      title: `title ${index}`,
      createdAt: at,
      updatedAt: at,
    }));
    await db.insert(tables.conversations).values(rows);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listConversations(owner, { limit: 3, cursor });
      seen.push(...page.conversations.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id));
  });

  it("is searched by title, whatever the case, and takes wildcards by their word", async () => {
    const owner = viewer("search-owner");
    for (const title of ["Sales by month", "100% of sales", "Returns"]) {
      await createConversation(owner, { title, sourceId: null });
    }
    const found = async (search: string) =>
      (await listConversations(owner, { limit: 10, search })).conversations.length;
    expect(await found("SALES")).toBe(2);
    expect(await found("%")).toBe(1);
    expect(await found("_")).toBe(0);
  });

  it("starts at the top when the cursor cannot be read", async () => {
    const owner = viewer("cursor-owner");
    await createConversation(owner, { title: "here", sourceId: null });
    expect((await listConversations(owner, { limit: 10, cursor: "'; DROP" })).conversations).toHaveLength(1);
  });
});

describe("a conversation", () => {
  it("gives its messages in the order in which they were added", async () => {
    const owner = viewer("owner");
    const { id } = await createConversation(owner, { title: "t", sourceId: "source-1" });
    const one = await say(id, "user", "one?");
    const answer = await say(id, "assistant", "1", one);
    const two = await say(id, "user", "two?", answer);
    const conversation = await getConversation(owner, id);
    const said = conversation.ok ? conversation.value.messages.map(({ role, parts }) => [role, parts]) : [];
    expect(said).toEqual([
      ["user", text("one?")],
      ["assistant", text("1")],
      ["user", text("two?")],
    ]);
    expect(await listPlaces(id)).toMatchObject([
      { id: one, parentId: id },
      { id: answer, parentId: one },
      { id: two, parentId: answer },
    ]);
  });

  it("of before there were branches is one branch", async () => {
    const { id } = await createConversation(viewer("owner"), { title: "t", sourceId: null });
    const { db, tables } = await store();
    const rows = ["old-1", "old-2", "old-3"].map((messageId, position) => ({
      ...{ id: messageId, conversationId: id, parentId: null, position, parts: text(messageId) },
      ...{ role: position === 1 ? "assistant" : "user", createdAt: new Date() },
    }));
    await db.insert(tables.messages).values(rows);
    const next = await say(id, "assistant", "new", "old-3");
    const parents = (await listPlaces(id)).map((place) => [place.id, place.parentId]);
    expect(parents).toEqual([
      ["old-1", id],
      ["old-2", "old-1"],
      ["old-3", "old-2"],
      [next, "old-3"],
    ]);
  });

  it("takes messages added at the same time without mixing up their places", async () => {
    const { id } = await createConversation(viewer("owner"), { title: "t", sourceId: null });
    await Promise.all(Array.from({ length: 8 }, () => say(id, "user", "x")));
    const { db, tables } = await store();
    const rows = await db.select().from(tables.messages);
    const positions = rows.filter(({ conversationId }) => conversationId === id).map(({ position }) => position);
    expect(positions.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("is renamed and deleted with all that belongs to it", async () => {
    const owner = viewer("owner");
    const { id } = await createConversation(owner, { title: "t", sourceId: "source-1" });
    const messageId = await say(id, "assistant", "one");
    expect(await giveFeedback(owner, { conversationId: id, messageId }, thumbDown)).toMatchObject({ ok: true });
    const queryId = await saveQuery(owner, { ...query, conversationId: id });
    expect(await renameConversation(owner, id, "new")).toMatchObject({ ok: true, value: { title: "new" } });
    expect(await deleteConversation(owner, id)).toEqual({ ok: true, value: null });
    expect(await findConversation(owner, id)).toMatchObject({ ok: false, error: { code: "chat/not-found" } });
    expect(await listMessages(id)).toEqual([]);
    expect(await getQuery(owner, queryId)).toMatchObject({ ok: false, error: { code: "query/not-found" } });
    const { db, tables } = await store();
    const said = await db.select().from(tables.answerFeedback).where(eq(tables.answerFeedback.conversationId, id));
    expect(said).toEqual([]);
  });

  it("drops what is said after it was deleted", async () => {
    const owner = viewer("owner");
    const { id } = await createConversation(owner, { title: "t", sourceId: null });
    await deleteConversation(owner, id);
    const late = { id: newId(), role: "assistant", parentId: id, parts: text("late") } as const;
    expect(await appendMessages(id, [late])).toBe(false);
    expect(await completeMessage(late.id, text("late"))).toBe(false);
    expect(await listMessages(id)).toEqual([]);
  });
});

describe("what a reader says of an answer", () => {
  it("stands on the answer, is changed by the last word, and can be taken back", async () => {
    const owner = viewer("critic");
    const { id } = await createConversation(owner, { title: "t", sourceId: "source-1" });
    const question = await say(id, "user", "one?");
    const messageId = await say(id, "assistant", "1", question);
    const target = { conversationId: id, messageId };
    await giveFeedback(owner, target, thumbDown);
    const said = async () => (await listMessages(id)).find((message) => message.id === messageId)?.metadata?.feedback;
    expect(await said()).toEqual(thumbDown);
    await giveFeedback(owner, target, { verdict: "up", reason: "slow", comment: "" });
    expect(await said()).toEqual({ verdict: "up", reason: null, comment: null });
    const { db, tables } = await store();
    const rows = await db.select().from(tables.answerFeedback).where(eq(tables.answerFeedback.messageId, messageId));
    expect(rows).toMatchObject([{ question: "one?", sourceId: "source-1", userId: "critic" }]);
    await takeBackFeedback(owner, target);
    expect(await said()).toBeNull();
    const refused = { ok: false, error: { code: "chat/not-found" } };
    expect(await giveFeedback(viewer("other"), target, thumbDown)).toMatchObject(refused);
    expect(await giveFeedback(owner, { ...target, messageId: question }, thumbDown)).toMatchObject(refused);
  });
});

describe("other people's things do not exist", () => {
  it("for reading, renaming, deleting and running", async () => {
    const owner = viewer("owner");
    const other = viewer("other");
    const { id } = await createConversation(owner, { title: "mine", sourceId: null });
    const queryId = await saveQuery(owner, { ...query, conversationId: id });
    const refused = { ok: false, error: { code: "chat/not-found" } };
    expect(await getConversation(other, id)).toMatchObject(refused);
    expect(await renameConversation(other, id, "theirs")).toMatchObject(refused);
    expect(await deleteConversation(other, id)).toMatchObject(refused);
    expect(await getQuery(other, queryId)).toMatchObject({ ok: false, error: { code: "query/not-found" } });
    expect(await findConversation(owner, id)).toMatchObject({ ok: true, value: { title: "mine" } });
    expect(await getQuery(owner, queryId)).toMatchObject({ ok: true, value: { sql: "SELECT 1" } });
  });
});
