import { globSync } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Action, can } from "@/lib/auth/can";
import { type Role, roles, type Viewer } from "@/lib/auth/viewer";
import type { Access } from "@/lib/http/handle";
import { newId } from "@/lib/id";
import { signInAs } from "@/scripts/test/sign-in-as";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

/** The route files that answer without `handle`, each with its reason. */
const exempt: Record<string, string> = {
  "app/api/auth/[...nextauth]/route.ts": "next-auth's own protocol, wrapped by handle-next-auth.ts",
};

type Handler = ((request: Request, context: { params: Promise<object> }) => Promise<Response>) & {
  access?: Access;
  route?: string;
};

const files = globSync("app/api/**/route.ts").sort();
const handlers: { file: string; method: string; handler: Handler }[] = [];
for (const file of files.filter((name) => !(name in exempt))) {
  const module: Record<string, unknown> = await import(resolve(file));
  for (const method of methods) {
    // A route module exports handlers under these names and nothing else under them.
    if (method in module) handlers.push({ file, method, handler: module[method] as Handler });
  }
}

const headersOf = new Map<Role, Record<string, string>>();
beforeAll(async () => {
  for (const role of roles) headersOf.set(role, (await signInAs(role)).headers);
});

/** Ids that exist nowhere and no body: whoever gets in is told "not found" or "invalid", and nothing is changed. */
async function statusFor(entry: (typeof handlers)[number], headers: Record<string, string>) {
  const response = await send(entry, headers);
  await response.body?.cancel();
  return response.status;
}

async function send({ method, handler, file }: (typeof handlers)[number], headers: Record<string, string>) {
  const names = [...file.matchAll(/\[(\w+)\]/g)].map(([, name]) => [name, newId()]);
  const signal = AbortSignal.timeout(20_000);
  // As from this machine: what a route reads from the network beside the role (the metrics) is another test's matter.
  const local = { "x-querent-client-address": "127.0.0.1", ...headers };
  const request = new Request("http://querent.example/api/test", { method, headers: local, signal });
  return await handler(request, { params: Promise.resolve(Object.fromEntries(names)) });
}

/** Who is let in by the declared access, read anew here from the table of actions. */
function mayEnter(access: Access, role: Role | null): boolean {
  if (access === "public") return true;
  if (role === null) return false;
  return access === "signed-in" || can({ role } as Viewer, access as Action);
}

/** How browsers say that another site's page, or none that can be named, sends a request. */
const elsewhere: Record<string, string>[] = [
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  { origin: "https://evil.example" },
  { origin: "null" },
];

it("finds the routes", () => {
  expect(files.length).toBeGreaterThan(10);
  expect(Object.keys(exempt).every((name) => files.includes(name))).toBe(true);
});

describe.each(handlers.map((entry) => [`${entry.method} ${entry.file}`, entry] as const))("%s", (_name, entry) => {
  it("is made by handle and names its own path", () => {
    expect(entry.handler.access).toBeDefined();
    expect(entry.handler.route).toBe(entry.file.replace(/^app|\/route\.ts$/g, ""));
  });

  it.runIf(entry.method !== "GET")(
    "refuses what the page of another site sends with the reader's session",
    async () => {
      for (const from of elsewhere) {
        const response = await send(entry, { host: "querent.example", ...headersOf.get("admin"), ...from });
        expect([response.status, (await response.json()).error.code]).toEqual([403, "request/origin"]);
      }
    },
  );

  it.each([null, ...roles])("lets %s in exactly when its access says so", async (role) => {
    const status = await statusFor(entry, role === null ? {} : (headersOf.get(role) ?? {}));
    const refused = role === null ? 401 : 403;
    if (mayEnter(entry.handler.access ?? "system:view", role)) expect([401, 403]).not.toContain(status);
    else expect(status).toBe(refused);
  });
});
