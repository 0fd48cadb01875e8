/** The stages of the checks: each prints as it goes and counts what passed and failed. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exitCode } from "../start/step.mjs";

const reports = join(".cache", "test");
const sources = ["app", "components", "lib", "drizzle", "scripts", "e2e", "server.ts", "instrumentation.ts"];

/** A tool that says yes or no; no counts as one failure. */
function tool(name, command, args) {
  return { name, run: async (env) => ({ passed: 0, failed: (await call(command, args, env)) === 0 ? 0 : 1 }) };
}

/** Tests with a JSON report. `read` takes the counts out of it; a run that wrote none, or ended badly without a failed test, is one failure. */
function tests(name, command, args, report, read) {
  return {
    name,
    run: async (env) => {
      mkdirSync(reports, { recursive: true });
      rmSync(join(reports, report), { force: true });
      const code = await call(command, args, env);
      const counts = readCounts(join(reports, report), read);
      return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
    },
  };
}

function readCounts(file, read) {
  try {
    return read(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    console.error(`No report of the tests: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}

function vitest(project) {
  const report = `${project}.json`;
  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, report)}`];
  return tests(project, "vitest", ["run", "--project", `${project}*`, ...output], report, (json) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  }));
}

async function call(command, args, env) {
  return await exitCode(spawn(command, args, { stdio: "inherit", env }));
}

/** What is checked before every change: no server needed. */
export const quickStages = [
  tool("lint", "biome", ["check", "."]),
  tool("types", "tsc", ["--noEmit"]),
  tool("dependency rules", "depcruise", ["--config", ".dependency-cruiser.mjs", ...sources]),
  tool("unused code", "knip", ["--no-progress"]),
  vitest("unit"),
];

export const allStages = [
  ...quickStages,
  vitest("integration"),
  { name: "production build", run: buildOnce },
  tests("e2e", process.execPath, ["scripts/test/run-e2e.mjs"], "e2e.json", ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  })),
];

async function buildOnce() {
  const { ensureBuilt } = await import("../start/build.mjs");
  await ensureBuilt();
  return { passed: 0, failed: 0 };
}

/** Runs stages one after the other, all of them whatever fails, and prints the sums on the last line. Returns the exit code. */
export async function runStages(stages, env) {
  const sum = { passed: 0, failed: 0 };
  const lines = [];
  for (const { name, run } of stages) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const counts = await run(env).catch((error) => {
      console.error(error.message);
      return { passed: 0, failed: 1 };
    });
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(
      `${counts.failed === 0 ? "✓" : "✗"} ${name} (${seconds} s)${counts.passed > 0 ? ` ${counts.passed} passed` : ""}${counts.failed > 0 ? ` ${counts.failed} failed` : ""}`,
    );
  }
  console.log(`\n${lines.join("\n")}\n\n${sum.passed} passed, ${sum.failed} failed`);
  return sum.failed === 0 ? 0 : 1;
}
