import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { alerts } from "@/docker/__fixtures__/expressions";
import { HttpDaemon, until } from "@/docker/__fixtures__/http-daemon";
import { Upstream } from "@/docker/__fixtures__/upstream";
import { run } from "@/scripts/start/step.mjs";
import { freePort } from "@/scripts/test/redis-server";

const folder = mkdtempSync(join(tmpdir(), "querent-alertmanager-"));
const file = join(folder, "alertmanager.yml");
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a program as the container starts Alertmanager: after the script has written the configuration. */
const started = (environment: Readonly<Record<string, string>>, ...command: string[]) =>
  run("sh", ["docker/alertmanager/start.sh", ...command], {
    env: { ...process.env, ALERTMANAGER_FILE: file, ...environment },
  });
const written = () => parse(readFileSync(file, "utf8"));

const hook = { ALERT_WEBHOOK_URL: "https://hooks.example.com/it's?a=1&b=2" };
const urgent = { ALERT_URGENT_WEBHOOK_URL: "https://pager.example.com/1" };
const mail = {
  ALERT_MAIL_TO: "o'neill@example.com, team@example.com",
  ALERT_MAIL_FROM: "querent@example.com",
  ALERT_MAIL_SERVER: "smtp.example.com:587",
};
const login = { ALERT_MAIL_USER: "querent", ALERT_MAIL_PASSWORD: `it's "odd": # %$(x) \\ ` };

describe("the configuration", () => {
  it.each([{}, hook, urgent, mail, { ...hook, ...urgent, ...mail, ...login }])(
    "is taken by amtool with %j",
    async (environment) => {
      expect(await started(environment, "amtool", "check-config", file)).toContain("SUCCESS");
    },
  );

  it("reaches whom the environment names, whatever characters stand in it", async () => {
    await started({ ...hook, ...urgent, ...mail, ...login }, "true");
    const { receivers, global } = written();
    const email_configs = [{ send_resolved: true, to: mail.ALERT_MAIL_TO }];
    const byHook = (url: string) => ({ webhook_configs: [{ send_resolved: true, url }], email_configs });
    expect(receivers).toEqual([
      { name: "urgent", ...byHook(urgent.ALERT_URGENT_WEBHOOK_URL) },
      { name: "soon", ...byHook(hook.ALERT_WEBHOOK_URL) },
      { name: "later", ...byHook(hook.ALERT_WEBHOOK_URL) },
    ]);
    expect(global).toMatchObject({
      smtp_smarthost: mail.ALERT_MAIL_SERVER,
      smtp_auth_password: login.ALERT_MAIL_PASSWORD,
    });
    await started(hook, "true");
    expect(written().receivers[0].webhook_configs[0].url).toBe(hook.ALERT_WEBHOOK_URL);
  });

  it("is not started with half of what e-mail needs", async () => {
    await expect(started({ ALERT_MAIL_TO: "a@example.com" }, "true")).rejects.toThrow(
      "ALERT_MAIL_TO needs ALERT_MAIL_SERVER",
    );
  });

  it("sends every alert where its severity belongs", async () => {
    await started({}, "true");
    const receivers = { p1: "urgent", p2: "soon", p3: "later" } as const;
    for (const { alert, labels } of alerts) {
      const given = Object.entries({ alertname: alert, ...labels }).map(([name, value]) => `${name}=${value}`);
      const expected = receivers[labels.severity as keyof typeof receivers]; // one of the three, as the rules' own test says
      // Fails where it would be sent to anybody else.
      await run("amtool", [
        "config",
        "routes",
        "test",
        `--config.file=${file}`,
        `--verify.receivers=${expected}`,
        ...given,
      ]);
    }
  });
});

describe("a live Alertmanager", () => {
  let alertmanager: HttpDaemon;
  let receiver: Upstream;

  beforeEach(async () => {
    receiver = await Upstream.answering((_request, response) => void response.end());
    await started(
      {
        ALERT_WEBHOOK_URL: `http://${receiver.address}/hook`,
        ALERT_URGENT_WEBHOOK_URL: `http://${receiver.address}/pager`,
      },
      "true",
    );
    const port = await freePort();
    const listen = [`--web.listen-address=127.0.0.1:${port}`, "--cluster.listen-address="];
    const args = [`--config.file=${file}`, `--storage.path=${mkdtempSync(join(folder, "data-"))}`, ...listen];
    alertmanager = await HttpDaemon.start("prometheus-alertmanager", args, { port, readyPath: "/-/ready" });
  });
  afterEach(async () => {
    await alertmanager?.stop();
    await receiver?.die();
  });

  /** An alert as Prometheus sends it, with the labels of its rule. */
  function firing(name: string, labels: Readonly<Record<string, string>> = {}) {
    const rule = alerts.find(({ alert }) => alert === name);
    return { labels: { alertname: name, ...rule?.labels, ...labels }, annotations: { summary: name } };
  }

  const api = () => `${alertmanager.origin}/api/v2/alerts`;
  const stateSchema = z.array(
    z.object({ labels: z.record(z.string(), z.string()), status: z.object({ inhibitedBy: z.array(z.string()) }) }),
  );

  let tests = 0;

  /** Sends alerts, and gives which of them are kept quiet, as often as it is asked. */
  async function quietAmong(...sent: ReturnType<typeof firing>[]): Promise<() => Promise<string[]>> {
    const test = String(tests++);
    const body = JSON.stringify(sent.map((alert) => ({ ...alert, labels: { ...alert.labels, test } })));
    await fetch(api(), { method: "POST", headers: { "content-type": "application/json" }, body });
    return async () => {
      const known = stateSchema.parse(await (await fetch(api())).json());
      const quiet = known.filter(({ labels, status }) => labels.test === test && status.inhibitedBy.length > 0);
      return quiet.map(({ labels }) => `${labels.alertname} ${labels.instance ?? ""}`.trim()).sort();
    };
  }

  it("says of an instance that is down nothing else, and of the others all", async () => {
    const quiet = await quietAmong(
      firing("QuerentInstanceDown", { instance: "a" }),
      firing("QuerentMemory", { instance: "a" }),
      firing("QuerentEventLoop", { instance: "a" }),
      firing("QuerentMemory", { instance: "b" }),
      firing("QuerentErrors"),
    );
    await expect.poll(quiet, { timeout: 30_000 }).toEqual(["QuerentEventLoop a", "QuerentMemory a"]);
  });

  it("says of the same thing the gravest, and of other things all", async () => {
    const quiet = await quietAmong(
      firing("QuerentVerySlow"),
      firing("QuerentSlow"),
      firing("QuerentCache"),
      firing("QuerentModelsAway"),
      firing("QuerentModelFallback"),
      firing("QuerentBudget", { scope: "everyone" }),
    );
    await expect.poll(quiet, { timeout: 30_000 }).toEqual(["QuerentModelFallback", "QuerentSlow"]);
  });

  it("says that nobody answers, and no more, when nobody answers", async () => {
    const quiet = await quietAmong(
      firing("QuerentAway"),
      firing("QuerentInstanceDown", { instance: "a" }),
      firing("QuerentStore"),
    );
    await expect.poll(quiet, { timeout: 30_000 }).toEqual(["QuerentInstanceDown a", "QuerentStore"]);
  });

  it("tells an urgent one to the pager within seconds", async () => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify([firing("QuerentEntrance", { instance: "nginx" })]);
    await fetch(api(), { method: "POST", headers, body });
    const told = () => receiver.received.find(({ body: text }) => text.includes("QuerentEntrance"));
    await until(async () => told() !== undefined, 60_000);
    expect(told()?.url).toBe("/pager");
    expect(JSON.parse(told()?.body.toString() ?? "")).toMatchObject({
      status: "firing",
      receiver: "urgent",
      commonAnnotations: { summary: "QuerentEntrance" },
    });
  });
});
