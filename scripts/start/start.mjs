/**
 * `npm start`: installs, builds and serves Querent, each only when there is something to do. Needs nothing but Node and npm.
 * PORT, HOST, QUERENT_DATA_DIR and the other settings of .env.example come from the shell or from a file .env.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { continueOnPinnedNode, ensureInstalled, forwardSignals } from "./install.mjs";
import { serverOptions } from "./server-options.mjs";
import { exitCode, main } from "./step.mjs";

await main(async () => {
  const startedAt = performance.now();
  await ensureInstalled();
  const code = await continueOnPinnedNode();
  if (code !== null) return code;
  // The pinned Node has what the build step needs; older ones do not.
  const { ensureBuilt } = await import("./build.mjs");
  await ensureBuilt();
  return await serve(startedAt);
});

async function serve(startedAt) {
  const settings = existsSync(".env") ? ["--env-file=.env"] : [];
  const args = [...serverOptions, ...settings, "dist/server.mjs"];
  const server = spawn(process.execPath, args, {
    stdio: ["inherit", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  forwardSignals(server);
  server.on("message", (message) => {
    if (message.ready) greet(message, (performance.now() - startedAt) / 1000);
    server.disconnect(); // so that nothing but the server itself keeps the two alive
  });
  return await exitCode(server);
}

function greet({ port, awaitsFirstVisitor }, seconds) {
  const address = process.env.QUERENT_URL ?? `http://localhost:${port}`;
  const next = awaitsFirstVisitor ? "Open it to create the administrator's account." : "Stop it with Ctrl-C.";
  console.log(`\n  Querent is ready after ${seconds.toFixed(1)} s:  ${address}\n  ${next}\n`);
}
