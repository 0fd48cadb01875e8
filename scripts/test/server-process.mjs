import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run, Trouble } from "../start/step.mjs";
import { findProgram } from "./find-program.mjs";

const startMsMax = 60_000;
const stopMsMax = 15_000;
const pollMs = 200;

/** Database servers refuse to run as root: then they run as the user that their package made. */
export function commandAs(user, program, args) {
  const path = findProgram(program);
  if (path === null) throw new Trouble(`${program} is not installed.`);
  return process.getuid?.() === 0 ? ["runuser", ["-u", user, "--", path, ...args]] : [path, args];
}

/** Makes an empty data folder that the server's user owns. */
export function makeFolder(folder, user) {
  mkdirSync(folder, { recursive: true });
  if (process.getuid?.() !== 0) return;
  // The folder above was made for its owner alone; the server has to pass through it.
  execFileSync("chmod", ["755", join(folder, "..")]);
  execFileSync("chown", [user, folder]);
}

export async function runAs(user, program, args) {
  return await run(...commandAs(user, program, args));
}

/** Starts a server that outlives this process unless `stop` is called, and waits until it answers. */
export async function startServer({ folder, user, program, args, answers, stopSignal = "SIGTERM" }) {
  const logFile = join(folder, "server.log");
  const log = openSync(logFile, "a");
  const child = spawn(...commandAs(user, program, args), { detached: true, stdio: ["ignore", log, log] });
  child.unref();
  let ended = false;
  const exited = new Promise((resolve) => child.once("exit", resolve)).then(() => {
    ended = true;
  });
  const stop = async () => {
    if (ended) return;
    child.ref(); // now it is waited for
    process.kill(-child.pid, stopSignal);
    const late = new AbortController();
    await Promise.race([exited, delay(stopMsMax, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    if (!ended) process.kill(-child.pid, "SIGKILL");
  };
  const giveUpAt = performance.now() + startMsMax;
  while (!(await answers())) {
    if (ended || performance.now() > giveUpAt) {
      await stop();
      throw new Trouble(
        `${program} did not start:\n${readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-15).join("\n")}`,
      );
    }
    await delay(pollMs);
  }
  return { stop };
}
