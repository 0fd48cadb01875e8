import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { serverOptions } from "@/scripts/start/server-options.mjs";

const dockerfile = readFileSync("docker/Dockerfile", "utf8");
const stage = (name: string) =>
  dockerfile.split(/^FROM /m).find((text) => text.split("\n", 1)[0]?.endsWith(` AS ${name}`)) ?? "";

it("starts the server as npm start does", () => {
  const [, command = "[]"] = /^CMD (\[.*\])$/m.exec(stage("runtime")) ?? [];
  expect(JSON.parse(command)).toEqual(["node", ...serverOptions, "dist/server.mjs"]);
});

it("runs as somebody without rights, whatever the target, and says how it is", () => {
  for (const name of ["runtime", "with-chromium"]) {
    const users = [...stage(name).matchAll(/^USER (\w+)$/gm)].map(([, user]) => user);
    expect(users.at(-1), name).toBe("node");
  }
  expect(stage("runtime")).toMatch(/^HEALTHCHECK .*CMD \["node", "health\.mjs"\]$/m);
  // What is built last is what `docker build` gives without a target.
  expect(dockerfile.trimEnd().split("\n").at(-1)).toBe("FROM runtime");
});

it("takes nothing of this machine along: no secrets, no data, nothing that was built here", () => {
  const ignored = readFileSync(".dockerignore", "utf8").split("\n");
  for (const entry of [".env", ".env.*", "data", "node_modules", ".next", "dist", ".git"])
    expect(ignored).toContain(entry);
});
