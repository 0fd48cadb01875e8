import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { run, step } from "./step.mjs";

/** Everything that the build reads. Tests are left out: they change nothing of the product. */
const inputs = [
  "{app,components,drizzle,lib,messages,public}/**/*",
  "{package-lock.json,next.config.ts,tsconfig.json,instrumentation.ts,server.ts,scripts/{build-server,compress-assets}.mjs}",
  "scripts/{admin.ts,{admin,command-line}/**/*}",
];
const isTest = (file) => /\.test\.tsx?$|__fixtures__/.test(file);
const stampFile = ".next/querent-build.json";
const outputs = [".next/BUILD_ID", "dist/server.mjs", "dist/admin.mjs"];

/**
 * Builds for production when the sources are not those of the last build. `settings` are variables for the build alone; what was
 * built without any serves everybody, what was built with some only whoever asks for the same.
 */
export async function ensureBuilt(settings = {}) {
  const digest = digestOfInputs();
  const last = lastBuild();
  const serves = last?.digest === digest && [{}, settings].some((known) => isDeepStrictEqual(last.settings, known));
  if (serves && outputs.every((file) => existsSync(file))) return;
  await step("Building Querent", async () => {
    const env = { ...process.env, ...settings, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
    await run("next", ["build"], { env });
    await run(process.execPath, ["scripts/build-server.mjs"], { env });
    await run(process.execPath, ["scripts/compress-assets.mjs"], { env });
  });
  mkdirSync(".next", { recursive: true });
  writeFileSync(stampFile, JSON.stringify({ digest, settings }));
}

function digestOfInputs() {
  const hash = createHash("sha256").update(process.version);
  const found = inputs.flatMap((pattern) => globSync(pattern));
  const files = found.filter((file) => !isTest(file) && statSync(file).isFile());
  for (const file of files.sort()) hash.update(`\0${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** Nulls: there was none, or its stamp cannot be read; both mean "build". */
function lastBuild() {
  try {
    return JSON.parse(readFileSync(stampFile, "utf8"));
  } catch {
    return null;
  }
}
