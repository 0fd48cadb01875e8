import { existsSync, rmSync, writeFileSync } from "node:fs";
import { run } from "../start/step.mjs";
import { findProgram } from "./find-program.mjs";

/** What Debian's packages ask before they start a service of theirs; 101 is no. Source: /usr/share/doc/init-system-helpers. */
const policy = "/usr/sbin/policy-rc.d";

/**
 * Installs packages without their services: a web server on port 80 that nobody asked for is no test server. Nor do they start with the
 * machine. A policy that somebody else has made stays as it is.
 */
export async function withoutStarting(packages, install) {
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    await install();
  } finally {
    if (isOurs) rmSync(policy);
  }
  if (!existsSync("/run/systemd/system") || findProgram("systemctl") === null) return;
  for (const name of packages) {
    const unit = `${name.replace(/^mariadb-server$/, "mariadb")}.service`;
    if (existsSync(`/lib/systemd/system/${unit}`)) await run("systemctl", ["disable", unit]);
  }
}
