import { expect, test } from "vitest";
import { newestBelow, type Place, pathOf, placesTo, siblingsOf } from "./message-tree";
import type { ChatMessage } from "./schema";

/** c: q1 a1 q2 a2 · q2 edited to q3 a3 · a1 made again as a4 · q4 after a2. Told oldest first. */
const places: Place[] = [
  ["q1", "c"],
  ["a1", "q1"],
  ["q2", "a1"],
  ["a2", "q2"],
  ["q3", "a1"],
  ["a3", "q3"],
  ["a4", "q1"],
  ["q4", "a2"],
].map(([id = "", parentId = ""]) => ({ id, parentId, role: id.startsWith("q") ? "user" : "assistant" }));

const messages: ChatMessage[] = places.map(({ id, role, parentId }) => ({
  ...{ id, role, parts: [] },
  metadata: { createdAt: "2026-05-01T00:00:00.000Z", parentId, feedback: null },
}));

const path = (chosen: string | null) => pathOf(messages, chosen).map(({ id }) => id);

test("the branch that was spoken in last is shown when none was chosen, or the chosen one is gone", () => {
  expect(path(null)).toEqual(["q1", "a1", "q2", "a2", "q4"]);
  expect(path("nowhere")).toEqual(path(null));
  expect(pathOf([], null)).toEqual([]);
});

test("a chosen message leads to the newest below it", () => {
  expect(path("q3")).toEqual(["q1", "a1", "q3", "a3"]);
  expect(path("a1")).toEqual(["q1", "a1", "q2", "a2", "q4"]);
  expect(path("a4")).toEqual(["q1", "a4"]);
  expect(newestBelow(places, "q2")).toBe("q4");
});

test("an edited question and an answer made again stand beside their earlier form", () => {
  expect(siblingsOf(places, "q3").map(({ id }) => id)).toEqual(["q2", "q3"]);
  expect(siblingsOf(places, "a1").map(({ id }) => id)).toEqual(["a1", "a4"]);
  expect(siblingsOf(places, "nowhere")).toEqual([]);
});

test("messages that name each other do not hang anybody", () => {
  const ring: Place[] = [
    { id: "a", parentId: "b", role: "user" },
    { id: "b", parentId: "a", role: "assistant" },
  ];
  expect(placesTo(ring, "a").map(({ id }) => id)).toEqual(["b", "a"]);
  expect(newestBelow(ring, "a")).toBe("b");
});
