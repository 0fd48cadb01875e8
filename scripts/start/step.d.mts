/** Runs a program quietly; what it printed is shown only when it fails. */
export function run(
  command: string,
  args: readonly string[],
  options?: import("node:child_process").SpawnOptions,
): Promise<string>;
