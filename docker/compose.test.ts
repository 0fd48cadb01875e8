import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DCLinter } from "dclint";
import { afterAll, describe, expect, it } from "vitest";
import { composeText, composeVariables, readCompose } from "@/docker/__fixtures__/compose";
import { envSchema, parseEnv } from "@/lib/env";
import { nginxDefaults } from "@/scripts/test/nginx-server";

const folder = mkdtempSync(join(tmpdir(), "querent-compose-"));
afterAll(() => rmSync(folder, { recursive: true }));

const secretNames = [...new Set(composeVariables().flatMap(({ name, demand }) => (demand === null ? [] : [name])))];
const secrets = Object.fromEntries(secretNames.map((name) => [name, `${name.toLowerCase()}-0123456789-abcdefghijkl`]));
const compose = readCompose(secrets);
const services = Object.entries(compose.services);
const [, composePart = ""] = readFileSync(".env.example", "utf8").split("# ── docker compose ──");
const documented = new Map(
  [...composePart.matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name = "", value = ""]) => [name, value]),
);

describe("the compose file", () => {
  /** What the linter says of a text. Its rules of taste (the order of keys) are not ours. */
  function lint(text: string): string[] {
    const file = join(folder, "docker-compose.yml");
    writeFileSync(file, text);
    const off = { "no-build-and-image": 0, "service-keys-order": 0, "services-alphabetical-order": 0 } as const;
    const alsoOff = {
      "no-quotes-in-volumes": 0,
      "require-quotes-in-ports": 0,
      "top-level-properties-order": 0,
      "service-dependencies-alphabetical-order": 0,
    } as const;
    const linter = new DCLinter({ rules: { ...off, ...alsoOff }, quiet: true, debug: false, exclude: [] });
    return linter.lintFiles([file], false).flatMap(({ messages }) =>
      messages.map(({ rule, data, message }) => {
        const { serviceName = "" } = data as { serviceName?: string };
        return rule === "invalid-schema" || rule === "unknown-error"
          ? `${rule}: ${message}`
          : `${rule} ${serviceName}`.trim();
      }),
    );
  }

  it("follows the Compose Specification's schema, and the linter's rules but where it has to differ", () => {
    expect(lint(composeText).sort()).toEqual([
      // Everybody comes in here.
      "no-unbound-port-interfaces nginx",
      "no-unbound-port-interfaces nginx",
      // Built here, not fetched.
      "service-image-require-explicit-tag app",
    ]);
    expect(lint(composeText.replace("start_period: 60s", "begin_period: 60s"))[0]).toMatch(/^invalid-schema: /);
    expect(lint(composeText.replace("    internal: true", "    internal: 7"))[0]).toMatch(/^invalid-schema: /);
  });

  it("gives every service a health check, an end to its memory, processor, processes and logs, and no rights", () => {
    for (const [name, service] of services) {
      const isOneOff = name === "logs-setup";
      expect([name, service.restart]).toEqual([name, isOneOff ? "no" : "unless-stopped"]);
      expect([name, service.healthcheck?.test?.[0] ?? "none"]).toEqual([
        name,
        isOneOff ? "none" : expect.stringMatching(/^CMD(-SHELL)?$/),
      ]);
      expect(Object.keys(service.deploy?.resources.limits ?? {}).sort()).toEqual(["cpus", "memory", "pids"]);
      expect(service).toMatchObject({
        cap_drop: ["ALL"],
        security_opt: ["no-new-privileges:true"],
        logging: { driver: "json-file", options: { "max-size": "20m", "max-file": "5" } },
      });
    }
  });

  it("lets no service write to its own programs, but two that cannot start otherwise", () => {
    const open = services.filter(([, service]) => service.read_only !== true).map(([name]) => name);
    expect(open).toEqual(["elasticsearch", "kibana"]);
  });

  it("starts the application, MySQL and Redis unless more is asked for", () => {
    const of = (profile: string | null) =>
      services.filter(([, { profiles }]) => (profiles[0] ?? null) === profile).map(([name]) => name);
    expect(of(null)).toEqual(["app", "mysql", "redis"]);
    expect(of("proxy")).toEqual(["nginx"]);
    expect(of("monitoring")).toEqual(["prometheus", "alertmanager", "blackbox", "grafana"]);
    expect(of("logs")).toEqual(["elasticsearch", "logs-setup", "filebeat", "kibana"]);
    expect(
      services.flatMap(([, { depends_on }]) => Object.keys(depends_on)).filter((name) => !compose.services[name]),
    ).toEqual([]);
    expect(compose.services.app?.depends_on).toEqual({
      mysql: { condition: "service_healthy" },
      redis: { condition: "service_healthy" },
    });
    expect(compose.services.nginx?.depends_on).toEqual({ app: { condition: "service_healthy" } });
  });

  it("keeps MySQL and Redis where the application alone reaches them", () => {
    for (const name of ["mysql", "redis"]) {
      expect(compose.services[name]).toMatchObject({ ports: [], networks: ["inside"] });
    }
    expect(compose.networks.inside).toEqual({ internal: true });
    const inside = services.filter(([, { networks }]) => networks.includes("inside")).map(([name]) => name);
    expect(inside).toEqual(["app", "mysql", "redis"]);
    // It has to reach data sources and models.
    expect(compose.services.app?.networks.some((network) => compose.networks[network]?.internal !== true)).toBe(true);
  });

  it("opens nothing to other machines but nginx", () => {
    const open = services.filter(([, { ports }]) => ports.some((port) => !port.startsWith("127.0.0.1:")));
    expect(open.map(([name]) => name)).toEqual(["nginx"]);
  });

  it("waits longer for the application than it drains", () => {
    const [, drainSeconds] = /drainMsMax = (\d+)_000/.exec(readFileSync("lib/http/serve.ts", "utf8")) ?? [];
    const [, graceSeconds] = /^(\d+)s$/.exec(String(compose.services.app?.stop_grace_period)) ?? [];
    expect(Number(graceSeconds)).toBeGreaterThanOrEqual(Number(drainSeconds) + 5);
  });

  it("mounts files that are there, and volumes that it names", () => {
    for (const volume of services.flatMap(([, service]) => service.volumes)) {
      const [from = ""] = volume.split(":");
      if (from.startsWith("./")) expect([from, existsSync(from)]).toEqual([from, true]);
      else if (!from.startsWith("/")) expect(Object.keys(compose.volumes)).toContain(from);
    }
  });
});

describe("the secrets", () => {
  it("have no default: without them nothing starts, and what is said tells what to do", () => {
    expect(secretNames.length).toBeGreaterThan(5);
    for (const name of secretNames) {
      expect(() => readCompose({ ...secrets, [name]: "" })).toThrow(
        `required variable ${name} is missing: run "sh docker/secrets.sh >> .env" first`,
      );
    }
    const secretive = composeVariables().filter(({ name }) => /SECRET|PASSWORD|TOKEN|KEY$/.test(name));
    expect(secretive.filter(({ demand }) => demand === null)).toEqual([]);
    // Those that may be missing are handed on as they are, without a value of ours.
    const handedOn = services.flatMap(([, { environment }]) => Object.entries(environment));
    const odd = handedOn.filter(
      ([name, value]) =>
        /SECRET|PASSWORD|TOKEN|_KEY$/.test(name) && value !== null && !Object.values(secrets).includes(String(value)),
    );
    expect(odd.map(([name]) => name)).toEqual(["NGINX_CERTIFICATE_KEY"]); // the place of a file
  });

  it("are made by one command, each once, long and different", () => {
    const file = join(folder, ".env");
    writeFileSync(file, "MYSQL_PASSWORD=mine\nREDIS_PASSWORD=\n# GRAFANA_PASSWORD=\nLOG_LEVEL=info");
    const run = () => execFileSync("sh", ["docker/secrets.sh", file], { encoding: "utf8" });
    const made = run();
    writeFileSync(file, readFileSync(file, "utf8") + made);
    const lines = readFileSync(file, "utf8").split("\n");
    expect(lines).toContain("LOG_LEVEL=info");
    const values = new Map(
      lines.flatMap((line) =>
        [...line.matchAll(/^([A-Z_]+)=(.+)$/g)].map(([, name = "", value = ""]) => [name, value] as const),
      ),
    );
    expect(values.get("MYSQL_PASSWORD")).toBe("mine");
    values.delete("LOG_LEVEL");
    expect([...values.keys()].sort()).toEqual([...secretNames].sort());
    expect(new Set(values.values()).size).toBe(secretNames.length);
    for (const [name, value] of values) if (name !== "MYSQL_PASSWORD") expect(value).toMatch(/^[A-Za-z0-9]{40}$/);
    expect(run()).toBe("");
    const { environment } = readCompose(Object.fromEntries(values)).services.app ?? {};
    expect(parseEnv(given(environment)).QUERENT_SECRET).toBe(values.get("QUERENT_SECRET"));
  });
});

const given = (environment: Readonly<Record<string, string | number | null>> = {}) =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );

describe("the variables", () => {
  it("are all told in .env.example, with the default that they have, and no other is", () => {
    const handedOn = new Set(
      ["app", "alertmanager"].flatMap((name) =>
        Object.entries(compose.services[name]?.environment ?? {}).flatMap(([key, value]) =>
          value === null ? [key] : [],
        ),
      ),
    );
    const read = new Set([...composeVariables().map(({ name }) => name), ...handedOn]);
    const ofCompose = [...read].filter((name) => !(name in envSchema.shape) && !name.startsWith("OTEL_"));
    expect([...documented.keys()].sort()).toEqual(ofCompose.sort());
    for (const { name, byDefault } of composeVariables()) {
      if (byDefault !== null) expect([name, documented.get(name)]).toEqual([name, byDefault]);
    }
  });

  it("hand on to the application all that it reads, but what the image and this file decide", () => {
    const decided = ["HOST", "NODE_ENV", "PORT", "QUERENT_CHROMIUM", "QUERENT_CHROMIUM_SANDBOX", "QUERENT_DATA_DIR"];
    const { environment = {} } = compose.services.app ?? {};
    const known = Object.keys(envSchema.shape).filter((name) => !decided.includes(name));
    expect(known.filter((name) => !(name in environment))).toEqual([]);
    expect(Object.keys(environment).filter((name) => !known.includes(name) && !name.startsWith("OTEL_"))).toEqual([]);
    expect(parseEnv(given(environment))).toMatchObject({
      DATABASE_URL: `mysql://querent:${secrets.MYSQL_PASSWORD}@mysql:3306/querent`,
      REDIS_URL: `redis://:${secrets.REDIS_PASSWORD}@redis:6379`,
    });
  });

  it("give nginx what it is tested with", () => {
    expect(given(compose.services.nginx?.environment)).toMatchObject(nginxDefaults);
  });
});
