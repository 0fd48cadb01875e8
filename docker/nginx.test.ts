import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const read = (file: string) => readFileSync(file, "utf8");
const routes = globSync("app/api/**/route.ts").map((file) => ({
  path: `/${file.slice("app/".length, -"/route.ts".length)}`.replace(/\[[^\]]+\]/g, "1"),
  source: read(file),
}));
const pathsThat = (pattern: RegExp) =>
  routes
    .filter(({ source }) => pattern.test(source))
    .map(({ path }) => path)
    .sort();

/** What stands on the left of each line of a map of our templates: a text, or a pattern after "~". */
function keysOfMap(template: string, variable: string): ((value: string) => boolean)[] {
  const [, body = ""] =
    new RegExp(`\\$${variable} \\{([^}]*)\\}`).exec(read(`docker/nginx/templates/${template}`)) ?? [];
  const keys = [...body.matchAll(/^ *"([^"]+)"/gm)].map(([, key = ""]) => key);
  return keys.map((key) =>
    key.startsWith("~") ? (value) => new RegExp(key.slice(1)).test(value) : (value) => value === key,
  );
}

it("counts every way to ask a model as a question, but the one that is also used without", () => {
  const keys = keysOfMap("clients.conf.template", "question_key");
  const asking = [...pathsThat(/limitRate\("(question|report)"/), "/api/quality/sets/1/runs"];
  expect(asking.length).toBeGreaterThan(5);
  const uncounted = asking.filter((path) => !keys.some((holds) => holds(`POST ${path}`)));
  // Edits of a plan go the same way: the application itself counts those that ask.
  expect(uncounted).toEqual(["/api/dashboards/query"]);
});

it("lets through the largest body that each route takes", () => {
  // Up to 4 MiB, as everywhere: 1 MiB where a route says nothing else.
  const usual = [
    "/api/dashboards/1/design",
    "/api/dashboards/1/explain",
    "/api/pictures",
    "/api/quality/sets/1/import",
    "/api/reports/1",
    "/api/reports/1/copy",
  ];
  const large = ["/api/sources/1/model/changes", "/api/sources/1/model/file"];
  expect(pathsThat(/bodyBytesMax|BytesMax\b/)).toEqual([...usual, ...large].sort());
  const server = read("docker/nginx/templates/server.conf.template");
  expect(server).toMatch(/^client_max_body_size 4m;$/m);
  const [, pattern = ""] = /location ~ (\S+) \{\n {2}client_max_body_size 25m;/.exec(server) ?? [];
  expect(large.filter((path) => !new RegExp(pattern).test(path))).toEqual([]);
});

describe("lists of addresses", () => {
  /** Sources the script as the image's entrypoint does, and prints one of the variables that it makes. */
  function listed(variable: string, variables: Readonly<Record<string, string>>) {
    const none = { NGINX_UPSTREAMS: "app:3000", NGINX_TRUSTED_PROXIES: "", NGINX_METRICS_FROM: "" };
    const script = `set -e; . ./docker/nginx/16-lists.envsh; printf '%s' "$${variable}"`;
    const env = { ...process.env, ...none, ...variables };
    const { status, stdout, stderr } = spawnSync("sh", ["-c", script], { env, encoding: "utf8" });
    return { status, lines: stdout.split("\n"), said: stderr };
  }

  it("become nginx's lines, and names among them are looked up again and again", () => {
    expect(listed("NGINX_UPSTREAM_LINES", { NGINX_UPSTREAMS: "app:3000, 10.0.0.5:3000 [fd00::1]:3000" }).lines).toEqual(
      [
        "server app:3000 max_fails=3 fail_timeout=3s resolve;",
        "server 10.0.0.5:3000 max_fails=3 fail_timeout=3s;",
        "server [fd00::1]:3000 max_fails=3 fail_timeout=3s;",
      ],
    );
    const proxies = { NGINX_TRUSTED_PROXIES: "10.0.1.0/24,fe80::1" };
    expect(listed("NGINX_REAL_IP_LINES", proxies).lines).toEqual([
      "set_real_ip_from 10.0.1.0/24;",
      "set_real_ip_from fe80::1;",
    ]);
    expect(listed("NGINX_TRUSTED_PROXY_LINES", proxies).lines).toEqual(["10.0.1.0/24 1;", "fe80::1 1;"]);
    expect(listed("NGINX_METRICS_LINES", { NGINX_METRICS_FROM: "10.0.0.0/8" }).lines).toEqual(["allow 10.0.0.0/8;"]);
    expect(listed("NGINX_REAL_IP_LINES", {}).lines).toEqual([""]);
  });

  it("stop nginx from starting where one is no address, and say which", () => {
    for (const name of ["NGINX_UPSTREAMS", "NGINX_TRUSTED_PROXIES", "NGINX_METRICS_FROM"]) {
      const { status, said } = listed(name, { [name]: "10.0.0.1,all;" });
      expect([status, said.trim()]).toEqual([1, `${name}: "all;" is no address. Write addresses separated by commas.`]);
    }
    expect(listed("NGINX_UPSTREAMS", { NGINX_UPSTREAMS: "" })).toMatchObject({
      status: 1,
      said: expect.stringContaining("names no instance"),
    });
  });
});
