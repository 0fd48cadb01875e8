import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";

export type ScriptRun = { code: number | null; out: string; err: string };
type Options = { readonly env?: Record<string, string> };

export const scriptOptions = ["--conditions=react-server", "--import", "tsx"];

/** Runs a script as package.json does, with a test's settings, to its end. */
export function runScript(script: string, given: readonly string[], options: Options = {}): Promise<ScriptRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...scriptOptions, script, ...given], {
      env: { ...process.env, ...options.env },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (chunk) => {
      out += chunk;
    });
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/**
 * A process that runs a script as often as asked, loading what it imports once: for the many cases of one command. What only a
 * process of its own can show (that it ends, standard input, Ctrl-C) is tested with `runScript`.
 */
export function openScriptHost(script: string, options: Options = {}) {
  let child: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const runOnce = async (given: readonly string[]): Promise<ScriptRun> => {
    child ??= fork("scripts/test/script-host.ts", {
      execArgv: scriptOptions,
      env: { ...process.env, ...options.env },
    });
    const ended = once(child, "exit").then(([code]) => Promise.reject(new Error(`the host ended with ${code}`)));
    child.send({ script, given });
    // Its only messages are results.
    return (await Promise.race([once(child, "message"), ended]))[0] as ScriptRun;
  };
  return {
    /** One run at a time: they share their streams. */
    run: (...given: readonly string[]): Promise<ScriptRun> => {
      const result = last.then(() => runOnce(given));
      last = result.catch(() => undefined);
      return result;
    },
    close: () => child?.kill(),
  };
}
