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
const rename = (title: string): HistoryAction => ({ kind: "change", change: (contents) => ({ ...contents, title }) });
const run = (actions: HistoryAction[]): History => actions.reduce(historyReducer, startHistory(start));

describe("historyReducer", () => {
  it("goes back and forth through every change", () => {
    expect(run([rename("1"), rename("2"), { kind: "undo" }]).present.title).toBe("1");
    expect(run([rename("1"), { kind: "undo" }, { kind: "redo" }]).present.title).toBe("1");
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
    expect(many.past[0]?.title).toBe("50");
  });

  it("has nothing to undo or redo at the start", () => {
    expect(run([{ kind: "undo" }, { kind: "redo" }]).present).toBe(start);
  });
});
