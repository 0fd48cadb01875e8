/** The stages of the checks: each prints as it goes, or at its end where it ran beside another, and counts what passed and failed. */
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exitCode, run } from "../start/step.mjs";

const reports = join(".cache", "test");
const sources = ["app", "components", "docker", "lib", "drizzle", "scripts", "e2e", "server.ts", "instrumentation.ts"];

/** A tool that says yes or no; no counts as one failure. What it says is printed later, as it runs beside the tests. */
function tool(name, command, args) {
  return { name, run: async (env) => ({ passed: 0, failed: 0, text: await run(command, args, { env }) }) };
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

/** By itself vitest leaves one core of two free. */
function vitest(project, workers) {
  const report = `${project}.json`;
  const output = ["--reporter=default", "--reporter=json", `--outputFile.json=${join(reports, report)}`];
  return tests(
    project,
    "vitest",
    ["run", "--project", `${project}*`, `--maxWorkers=${workers}`, ...output],
    report,
    (json) => ({
      passed: json.numPassedTests,
      failed: json.numFailedTests,
    }),
  );
}

async function call(command, args, env) {
  return await exitCode(spawn(command, args, { stdio: "inherit", env }));
}

/** Run in turn beside the unit tests. */
const tools = [
  tool("lint", "biome", ["check", "."]),
  { name: "types", run: checkTypes },
  tool("dependency rules", "depcruise", ["--config", ".dependency-cruiser.mjs", ...sources]),
  tool("unused code", "knip", ["--no-progress", "--cache", "--cache-location", join(".cache", "knip")]),
];

/** What is checked before every change: no server needed. */
export const quickStages = [{ ...vitest("unit", 2), beside: tools }];

export const allStages = [
  ...quickStages,
  // One more than cores: these wait for their servers.
  vitest("integration", 3),
  { name: "production build", run: buildOnce },
  tests("e2e", process.execPath, ["scripts/test/run-e2e.mjs"], "e2e.json", ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  })),
];

/**
 * Next writes down first what it demands of pages and routes; the build would check that too, if this did not. One checker: each
 * further one works out most types anew, and the tests beside it leave no core for them.
 */
async function checkTypes(env) {
  const text = await run("next", ["typegen"], { env });
  return { passed: 0, failed: 0, text: text + (await run("tsc", ["--noEmit", "--checkers", "1"], { env })) };
}

async function buildOnce() {
  const { ensureBuilt } = await import("../start/build.mjs");
  await ensureBuilt({ QUERENT_TEST_BUILD: "1" });
  return { passed: 0, failed: 0 };
}

/** Runs stages one after the other, all of them whatever fails, and prints the sums on the last line. Returns the exit code. */
export async function runStages(stages, env) {
  const ended = [];
  for (const { beside = [], ...stage } of stages) {
    console.log(`\n── ${stage.name}`);
    const [main, besides] = await Promise.all([runStage(stage, env), runInTurn(beside, env)]);
    for (const { name, text } of besides) console.log(`\n── ${name}\n${text.trimEnd()}`);
    if (main.text !== "") console.error(main.text);
    ended.push(...besides, main);
  }
  const [passed, failed] = ["passed", "failed"].map((kind) => ended.reduce((sum, stage) => sum + stage[kind], 0));
  console.log(`\n${ended.map(summary).join("\n")}\n\n${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function runInTurn(stages, env) {
  const ended = [];
  for (const stage of stages) ended.push(await runStage(stage, env));
  return ended;
}

async function runStage({ name, run: work }, env) {
  const startedAt = performance.now();
  const counts = await work(env).catch((error) => ({ passed: 0, failed: 1, text: error.message }));
  return { text: "", ...counts, name, seconds: (performance.now() - startedAt) / 1000 };
}

function summary({ name, seconds, passed, failed }) {
  const counts = `${passed > 0 ? ` ${passed} passed` : ""}${failed > 0 ? ` ${failed} failed` : ""}`;
  return `${failed === 0 ? "✓" : "✗"} ${name} (${seconds.toFixed(1)} s)${counts}`;
}
