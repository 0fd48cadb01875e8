import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommand } from "./run-command";
import { UsageError } from "./usage-error";

const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
const before = { exitCode: process.exitCode, logLevel: process.env.LOG_LEVEL };
const others = new Set(process.listeners("SIGINT"));

beforeEach(() => said.mockClear());
afterEach(() => {
  process.exitCode = before.exitCode;
  process.env.LOG_LEVEL = before.logLevel;
});

/** What Ctrl-C does to the command, without what it does to the test runner. */
function pressCtrlC(): void {
  for (const listener of process.listeners("SIGINT")) if (!others.has(listener)) listener("SIGINT");
}

describe("runCommand", () => {
  it("ends with the command's own code and keeps the log off", async () => {
    process.env.LOG_LEVEL = "debug";
    await runCommand("Usage", async () => (process.env.LOG_LEVEL === "fatal" ? 7 : 8));
    expect(process.exitCode).toBe(7);
  });

  it("ends with 2, the problem and the usage when the command was not understood", async () => {
    await runCommand("Usage: …", async () => {
      throw new UsageError("--limit is a number.");
    });
    expect(process.exitCode).toBe(2);
    expect(said.mock.calls).toEqual([["--limit is a number.\n\nUsage: …"]]);
  });

  it("ends with 1 and a sentence for each cause of a failure, never a stack", async () => {
    await runCommand("Usage", async () => {
      throw new Error("The store could not be opened", { cause: new Error("ENOENT") });
    });
    expect(process.exitCode).toBe(1);
    expect(said.mock.calls).toEqual([["The store could not be opened\n  because: ENOENT"]]);
  });

  it("stops the work on Ctrl-C and ends with 130, silent about what stopping broke", async () => {
    const command = runCommand("Usage", async (signal) => {
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
      throw new Error("The connection was closed");
    });
    pressCtrlC();
    await command;
    expect(process.exitCode).toBe(130);
    expect(said).not.toHaveBeenCalled();
    expect(process.listeners("SIGINT").every((listener) => others.has(listener))).toBe(true);
  });
});
