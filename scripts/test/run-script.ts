import { spawn } from "node:child_process";

export type ScriptRun = { code: number | null; out: string; err: string };

/** Runs a script as package.json does, with a test's settings, to its end. */
export function runScript(
  script: string,
  given: readonly string[],
  options: { readonly env?: Record<string, string> } = {},
): Promise<ScriptRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script, ...given], {
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
