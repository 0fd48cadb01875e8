/** Packages and the pinned Node. Node's own modules only: this runs before anything is installed. */
import { spawn } from "node:child_process";
import { existsSync, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { exitCode, run, step, Trouble } from "./step.mjs";

const nodeMajorMin = 20;
const bin = join(process.cwd(), "node_modules", ".bin");
const pinnedNode = join(bin, "node");

/** Installs the packages when there are none or they are older than package-lock.json. */
export async function ensureInstalled() {
  if (Number(process.versions.node.split(".")[0]) < nodeMajorMin) {
    throw new Trouble(
      `Querent needs Node ${nodeMajorMin} or newer; this is ${process.version}. See https://nodejs.org`,
    );
  }
  if (isInstalled()) return;
  await step("Installing packages", () => npm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]));
  if (!existsSync(pinnedNode)) {
    throw new Trouble(
      "The pinned Node was not installed. npm must be allowed to run install scripts: npm config set ignore-scripts false",
    );
  }
}

function isInstalled() {
  // npm writes this file last, so a broken-off install has none or an old one.
  const written = statSync(join("node_modules", ".package-lock.json"), { throwIfNoEntry: false });
  const wanted = statSync("package-lock.json");
  return written !== undefined && existsSync(pinnedNode) && written.mtimeMs >= wanted.mtimeMs;
}

/** npm as it was started (`npm start` names itself), else the one on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  return script?.endsWith(".js") ? run(process.execPath, [script, ...args]) : run("npm", args);
}

/**
 * Goes on under the pinned Node when this is another one: the same script with the same arguments, and its exit code.
 * Nulls: this is the pinned Node already.
 */
export async function continueOnPinnedNode() {
  process.env.PATH = `${bin}${delimiter}${process.env.PATH ?? ""}`;
  if (realpathSync(process.execPath) === realpathSync(pinnedNode)) return null;
  const child = spawn(pinnedNode, process.argv.slice(1), { stdio: "inherit" });
  forwardSignals(child);
  return await exitCode(child);
}

/** Lets a child end in its own time when this process is asked to stop. */
export function forwardSignals(child) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
}
