import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { alerts, boards, rules } from "@/docker/__fixtures__/expressions";

const unitless = new Set(["row"]);

describe.each(boards)("the board $board.title", ({ board }) => {
  it("lays its panels out within its width, none on another and none twice", () => {
    const { panels } = board;
    expect(panels.length).toBeGreaterThan(8);
    for (const { title, gridPos } of panels) {
      expect([title, gridPos.x >= 0 && gridPos.w > 0 && gridPos.x + gridPos.w <= 24]).toEqual([title, true]);
    }
    const overlapping = panels.flatMap((one, index) =>
      panels
        .slice(index + 1)
        .flatMap((other) => (overlap(one.gridPos, other.gridPos) ? [[one.title, other.title]] : [])),
    );
    expect(overlapping).toEqual([]);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  });

  it("gives every panel a unit, a source that is provisioned, and every one of several lines a name", () => {
    const provisioned = parse(readFileSync("docker/grafana/provisioning/datasources/prometheus.yml", "utf8"));
    const uids = (provisioned.datasources as { uid: string }[]).map(({ uid }) => uid);
    for (const { type, title, targets, fieldConfig, datasource } of board.panels.filter(
      (one) => !unitless.has(one.type),
    )) {
      expect([title, fieldConfig?.defaults.unit]).toEqual([title, expect.any(String)]);
      for (const { uid = "" } of [datasource ?? {}, ...targets.map((target) => target.datasource)] as {
        uid?: string;
      }[]) {
        expect(uids).toContain(uid);
      }
      if (type !== "timeseries" && type !== "bargauge") continue;
      expect([title, targets.filter(({ legendFormat }) => legendFormat === "").map(({ expr }) => expr)].flat()).toEqual(
        [title],
      );
    }
  });

  it("shows one instance or all, as its reader wishes", () => {
    expect(board.templating.list.map(({ name }) => name)).toEqual(["instance"]);
    const ofInstances = board.panels
      .flatMap(({ targets }) => targets.map(({ expr }) => expr))
      .filter((expr) => /job="querent"/.test(expr));
    expect(ofInstances.filter((expr) => !expr.includes('instance=~"$instance"'))).toEqual([]);
  });
});

function overlap(one: Grid, other: Grid): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}
type Grid = { x: number; y: number; w: number; h: number };

describe("the alerts", () => {
  it("each have a severity, what they are about, words for people and a place in the runbook", () => {
    const headings = [...readFileSync("docker/RUNBOOK.md", "utf8").matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
    expect(headings.sort()).toEqual(alerts.map(({ alert }) => alert).sort());
    for (const { alert, labels, annotations } of alerts) {
      expect(labels).toEqual({ severity: expect.stringMatching(/^p[123]$/), about: expect.stringMatching(/^[a-z]+$/) });
      expect(annotations).toEqual({
        summary: expect.stringMatching(/^\S.{10,}/),
        description: expect.stringMatching(/^\S.{30,}\.$/),
        runbook: `docker/RUNBOOK.md#${alert.toLowerCase()}`,
      });
    }
  });

  it("name boards and panels that there are", () => {
    const titles = new Set(boards.flatMap(({ board }) => board.panels.map(({ title }) => title)));
    const text = readFileSync("docker/RUNBOOK.md", "utf8").replaceAll("\n", " ");
    for (const [, name = "", panels = ""] of text.matchAll(/[Bb]oard \*([^*]+)\*((?:(?:, | and )"[^"]+")*)/g)) {
      expect(boards.map(({ board }) => board.title)).toContain(`Querent: ${name.toLowerCase()}`);
      for (const [, panel = ""] of panels.matchAll(/"([^"]+)"/g)) expect([...titles]).toContain(panel);
    }
  });

  it("leave out of the times only routes that there are, the same in rules and boards", () => {
    const routes = globSync("app/api/**/route.ts").map((file) => `/${file.slice("app/".length, -"/route.ts".length)}`);
    const patterns = [
      ...rules.map(({ expr }) => expr),
      ...boards.flatMap(({ board }) => board.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr))),
    ].flatMap((expr) => [...expr.matchAll(/route!~"([^"]*design[^"]*)"/g)].map(([, pattern = ""]) => pattern));
    expect(patterns.length).toBeGreaterThan(3);
    expect(new Set(patterns).size).toBe(1);
    const [, , api = "", below = ""] =
      /^asset\|unmatched\|(\/api\/\((.*?)\))\|\.\*\/\((.*)\)$/.exec(patterns[0] ?? "") ?? [];
    const missing = [
      ...api.split("|").filter((path) => !routes.includes(`/api/${path}`)),
      ...below.split("|").filter((end) => !routes.some((route) => route.endsWith(`/${end}`))),
    ];
    expect(missing).toEqual([]);
  });
});
