import { expect, it } from "vitest";
import { threadOf, unsettledCounts } from "@/components/dashboards/comments/threads";
import type { Comment } from "@/lib/dashboard/share/schema";

const comment = (id: string, rest: Partial<Comment> = {}): Comment => ({
  ...{ id, widgetId: null, parentId: null, authorName: "Ada", isMine: false, text: id },
  ...{ createdAt: "2026-01-01T00:00:00.000Z", editedAt: null, resolvedAt: null },
  ...rest,
});

const comments = [
  comment("a", { widgetId: "sales" }),
  comment("a1", { widgetId: "sales", parentId: "a" }),
  comment("b", { widgetId: "sales", resolvedAt: "2026-01-02T00:00:00.000Z" }),
  comment("c"),
];

it("finds the thread of a remark and of an answer", () => {
  expect(threadOf(comments, "a1")?.id).toBe("a");
  expect(threadOf(comments, "c")?.id).toBe("c");
  expect(threadOf(comments, "deleted")).toBeNull();
});

it("counts threads that are not settled, and no answers", () => {
  expect([...unsettledCounts(comments)]).toEqual([
    ["sales", 1],
    [null, 1],
  ]);
});
