import { globSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { alerts, asSent, boards, readingsOf, rules } from "@/docker/__fixtures__/expressions";
import { until } from "@/docker/__fixtures__/http-daemon";
import { Prometheus } from "@/docker/__fixtures__/prometheus";
import type { Upstream } from "@/docker/__fixtures__/upstream";
import { run } from "@/scripts/start/step.mjs";

// Read when the modules are loaded: with it, an instance exports what it knows of Redis. Nobody is asked.
process.env.REDIS_URL = "redis://127.0.0.1:1";
const { exportedLabels, serveMetrics, serveProbe } = await import("@/docker/__fixtures__/exporter");

const scrapedWithinMs = 60_000;

describe("the files", () => {
  it("are taken by promtool: configuration and rules", async () => {
    const said = await run("promtool", ["check", "config", "docker/prometheus/prometheus.yml"]);
    expect(said).not.toContain("FAILED");
    expect(said.match(/rules found/g)).toHaveLength(globSync("docker/prometheus/rules/*.yml").length);
  });

  it("have rules that fire when they should, and do not when they should not", async () => {
    const files = globSync("docker/prometheus/tests/*.test.yml");
    const said = await run("promtool", ["test", "rules", ...files]);
    expect(said.match(/SUCCESS/g)).toHaveLength(files.length);
  });

  it("test every alert both ways", () => {
    const fileSchema = z.object({
      tests: z.array(
        z.object({ alert_rule_test: z.array(z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) })) }),
      ),
    });
    const tested = globSync("docker/prometheus/tests/*.test.yml").flatMap((file) =>
      fileSchema.parse(parse(readFileSync(file, "utf8"))).tests.flatMap((test) => test.alert_rule_test),
    );
    for (const { alert } of alerts) {
      const ways = tested.filter(({ alertname }) => alertname === alert).map(({ exp_alerts }) => exp_alerts.length > 0);
      expect([alert, ways.includes(true), ways.includes(false)]).toEqual([alert, true, true]);
    }
  });
});

describe("a live Prometheus", () => {
  let instance: Upstream;
  let probe: Upstream;
  let prometheus: Prometheus;

  beforeAll(async () => {
    [instance, probe] = await Promise.all([serveMetrics(), serveProbe()]);
    const targets = { querent: [instance.address], entrance: ["192.0.2.1:8443"] };
    prometheus = await Prometheus.start(targets, probe.address);
  });
  afterAll(async () => {
    await prometheus?.stop();
    await Promise.all([instance?.die(), probe?.die()]);
  });

  it("reads an instance, and asks for the entrance by the blackbox exporter", async () => {
    const seen = async () => (await prometheus.targets()).filter(({ health }) => health === "up");
    await until(async () => (await seen()).length === 2, scrapedWithinMs);
    const byJob = Object.fromEntries((await seen()).map((target) => [target.labels.job, target]));
    expect(byJob.querent?.scrapeUrl).toBe(`http://${instance.address}/api/metrics`);
    expect(byJob.entrance?.labels.instance).toBe("nginx");
    expect(probe.received.map(({ url }) => decodeURIComponent(url))).toContain(
      "/probe?module=entrance&target=https://192.0.2.1:8443/api/health",
    );
  });

  it("evaluates every rule without an error", async () => {
    const evaluated = async () => (await prometheus.rules()).filter(({ health }) => health !== "unknown");
    await until(async () => (await evaluated()).length === rules.length, scrapedWithinMs);
    expect((await evaluated()).filter(({ health }) => health !== "ok")).toEqual([]);
  });

  const queries = boards.flatMap(({ board }) =>
    board.panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => [`${board.title}: ${title}`, expr] as const),
    ),
  );

  it.each(queries)("gives the panel %s something to draw", async (_panel, expression) => {
    // As wide as the two looks that a rate needs.
    const sent = asSent(expression, "15s");
    await until(async () => (await prometheus.query(sent)).length > 0, scrapedWithinMs);
  });
});

describe("what is asked for", () => {
  /** Of Prometheus itself and of the blackbox exporter. */
  const others = new Map<string, ReadonlySet<string>>([
    ["up", new Set()],
    ["ALERTS", new Set(["alertname", "alertstate", "severity", "about"])],
    ["probe_success", new Set()],
    ["probe_ssl_earliest_cert_expiry", new Set()],
  ]);
  /** Put on every series by Prometheus. */
  const always = ["job", "instance"];

  const asked = [
    ...rules.map((rule) => [rule.alert ?? rule.record ?? "", rule.expr] as const),
    ...boards.flatMap(({ board }) => [
      ...board.panels.flatMap(({ title, targets }) =>
        targets.map(({ expr }) => [`${board.title}: ${title}`, expr] as const),
      ),
      ...board.annotations.list.map(({ expr }) => [`${board.title}: annotations`, expr] as const),
    ]),
  ];

  it.each(asked)(
    "by %s is exported, with the labels that it is picked and put together by",
    async (_name, expression) => {
      const known = new Map([...(await exportedLabels()), ...others, ...recordedLabels()]);
      const { selectors, grouping } = readingsOf(asSent(expression, "1m"));
      expect(selectors.length).toBeGreaterThan(0);
      for (const { metric, labels } of selectors) {
        expect([...known.keys()]).toContain(metric);
        expect([metric, labels.filter((label) => !always.includes(label) && !known.get(metric)?.has(label))]).toEqual([
          metric,
          [],
        ]);
      }
      const byAny = new Set([...always, ...selectors.flatMap(({ metric }) => [...(known.get(metric) ?? [])])]);
      expect(grouping.filter((label) => !byAny.has(label))).toEqual([]);
    },
  );

  /** A recorded series has the labels that it was put together by. */
  function recordedLabels(): [string, ReadonlySet<string>][] {
    return rules.flatMap(({ record, expr }) =>
      record === undefined ? [] : [[record, new Set(readingsOf(expr).grouping)] as [string, ReadonlySet<string>]],
    );
  }
});
