import { describe, expect, it } from "vitest";
import {
  type Contents,
  type History,
  type HistoryAction,
  historyReducer,
  startHistory,
} from "@/components/dashboards/design/design-history";
import { completeConfig } from "@/lib/dashboard/config/schema";

const start: Contents = { title: "0", config: completeConfig({ widgets: [] }) };
const rename = (title: string, mergeKey?: string, atMs = 0): HistoryAction => ({
  kind: "change",
  act: "renameDashboard",
  change: (contents) => ({ ...contents, title }),
  atMs,
  mergeKey,
});
const run = (actions: HistoryAction[]): History => actions.reduce(historyReducer, startHistory(start));

describe("historyReducer", () => {
  it("goes back and forth through every change, and knows what each was", () => {
    expect(run([rename("1"), rename("2"), { kind: "undo" }]).present.title).toBe("1");
    expect(run([rename("1"), { kind: "undo" }, { kind: "redo" }]).present.title).toBe("1");
    expect(run([rename("1"), { kind: "undo" }]).future[0]?.act).toBe("renameDashboard");
  });

  it("leaves no step for a change that changes nothing", () => {
    expect(run([rename("0")]).past).toHaveLength(0);
  });

  it("forgets what was undone once something new is done", () => {
    expect(run([rename("1"), { kind: "undo" }, rename("2"), { kind: "redo" }]).present.title).toBe("2");
  });

  it("keeps the last hundred steps", () => {
    const many = run(Array.from({ length: 150 }, (_, index) => rename(String(index + 1))));
    expect(many.past).toHaveLength(100);
    expect(many.past[0]?.contents.title).toBe("50");
  });

  it("has nothing to undo or redo at the start", () => {
    expect(run([{ kind: "undo" }, { kind: "redo" }]).present).toBe(start);
  });

  it("makes one step of changes with the same key within a second, and two of slower ones and of those with another key", () => {
    const typed = run([rename("a", "title", 0), rename("ab", "title", 900), rename("abc", "title", 1_800)]);
    expect([typed.past.length, typed.present.title]).toEqual([1, "abc"]);
    expect(run([rename("a", "title", 0), rename("ab", "title", 1_001)]).past).toHaveLength(2);
    expect(run([rename("a", "title", 0), rename("ab", "other", 1)]).past).toHaveLength(2);
    expect(run([rename("a"), rename("ab")]).past).toHaveLength(2);
    expect(run([rename("a", "title"), { kind: "undo" }, rename("b", "title")]).past).toHaveLength(1);
  });

  it("takes what the server made of the present without a step", () => {
    const settled = run([rename("1"), { kind: "settle", contents: { ...start, title: "1 " } }]);
    expect([settled.past.length, settled.present.title]).toEqual([1, "1 "]);
  });
});
