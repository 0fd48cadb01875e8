/** Named steps of a long command, with their seconds. Node's own modules only: this runs before anything is installed. */
import { spawn } from "node:child_process";

const onTerminal = process.stdout.isTTY === true;
const repeatMs = onTerminal ? 1_000 : 15_000;

/** Runs one named step and tells how long it took; while it runs, that it still does. A failure is passed on. */
export async function step(name, work) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const say = (sign, ending) => process.stdout.write(`${onTerminal ? "\r\u001b[2K" : ""}${sign} ${name} ${ending}`);
  say("…", onTerminal ? "" : "\n");
  const ticking = setInterval(() => say("…", `${Math.round(Number(seconds()))} s${onTerminal ? "" : "\n"}`), repeatMs);
  try {
    const value = await work();
    say("✓", `(${seconds()} s)\n`);
    return value;
  } catch (error) {
    say("✗", `(${seconds()} s)\n`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** Something the person at the terminal can mend: shown as it is, without a stack. */
export class Trouble extends Error {}

/** Runs a program quietly; what it printed is shown only when it fails. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const printed = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stderr.on("data", (chunk) => printed.push(chunk));
  const code = await exitCode(child, "close"); // the last of what it printed may come after its end
  const text = Buffer.concat(printed).toString("utf8");
  if (code !== 0) throw new Trouble(`${text.trimEnd()}\n\n"${[command, ...args].join(" ")}" ended with code ${code}.`);
  return text;
}

/** The exit code of a child; 128 and more when a signal ended it. Fails: when it cannot be started at all. */
export function exitCode(child, event = "exit") {
  return new Promise((resolve, reject) => {
    child.once("error", (cause) =>
      reject(new Trouble(`${child.spawnfile} cannot be started: ${cause.message}`, { cause })),
    );
    child.once(event, (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** Runs the main function of a script: a trouble becomes its sentence, a bug its stack, both an exit code of 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    console.error(error instanceof Trouble ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
