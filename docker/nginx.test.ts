import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

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
