/** Runs scripts one after the other in one process, for `openScriptHost`: their modules are loaded once. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** What a script prints between two points in time, in place of its streams. */
function capture(stream: NodeJS.WriteStream) {
  const { write } = stream;
  const parts: string[] = [];
  // Nobody here passes an encoding or a callback.
  stream.write = (part: string | Uint8Array) => {
    parts.push(typeof part === "string" ? part : Buffer.from(part).toString("utf8"));
    return true;
  };
  return () => {
    stream.write = write;
    return parts.join("");
  };
}

let runs = 0;
async function run(script: string, given: readonly string[]) {
  process.argv = [process.execPath, script, ...given];
  process.exitCode = undefined;
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  try {
    // The script itself is loaded anew each time, as its body is what runs; all that it imports stays.
    await import(`${pathToFileURL(resolve(script))}?run=${++runs}`);
  } finally {
    const printed = { out: out(), err: err() };
    process.send?.({ code: process.exitCode ?? 0, ...printed });
    process.exitCode = 0;
  }
}

process.on("message", ({ script, given }: { script: string; given: string[] }) => run(script, given));
