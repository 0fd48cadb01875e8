import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const startMsMax = 60_000;
const pollMs = 100;
/** `node` in the official image and in its stand-in. */
const user = 1_000;

/**
 * What an engine does with a root file system: everything read-only but /tmp and the volume /data, devices and processes beside it, and
 * a command as the image's user. Its own view of the files (a mount namespace) ends with it.
 */
const enter = `
set -eu
root="$1"; data="$2"; shift 2
mount --make-rprivate /
mount --bind "$root" "$root"
mount -o remount,bind,ro "$root"
mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
mount --bind "$data" "$root/data"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
cd "$root"
exec chroot --userspec=${user}:${user} . /usr/bin/env -i -C /app "$@"
`;

export type Settings = Readonly<Record<string, string>>;

/** The file system of an image, and a volume for it. */
export class Contained {
  readonly data = mkdtempSync(join(tmpdir(), "querent-volume-"));
  readonly #own: Settings;

  /** `settings`: those that the image itself brings. */
  constructor(
    private readonly root: string,
    settings: Settings,
  ) {
    this.#own = settings;
    chmodSync(this.data, 0o700);
    chownSync(this.data, user, user);
  }

  /** Starts the server and waits until it serves. Fails: throws with what it printed. */
  async serve(command: readonly string[], settings: Settings): Promise<ContainedServer> {
    const port = await freePort();
    const child = this.#spawn(command, { ...settings, HOST: "127.0.0.1", PORT: String(port) });
    const server = new ContainedServer(child, `http://127.0.0.1:${port}`);
    await server.untilReady();
    return server;
  }

  /** Runs a command to its end. */
  async run(command: readonly string[], settings: Settings): Promise<{ readonly code: number; readonly text: string }> {
    const child = this.#spawn(command, settings);
    const printed = gather(child);
    const [code] = await once(child, "close");
    return { code, text: printed.text };
  }

  /** Copies a file of the volume. */
  copyTo(other: Contained, file: string): void {
    const copy = join(other.data, file);
    copyFileSync(join(this.data, file), copy);
    chownSync(copy, user, user);
  }

  remove(): void {
    rmSync(this.data, { recursive: true, force: true });
  }

  #spawn(command: readonly string[], settings: Settings): ChildProcess {
    const variables = Object.entries({ ...this.#own, ...settings }).map(([name, value]) => `${name}=${value}`);
    const args = ["--mount", "--", "sh", "-c", enter, "enter", this.root, this.data, ...variables, ...command];
    return spawn("unshare", args, { stdio: ["ignore", "pipe", "pipe"] });
  }
}

/** A server at work in it. */
export class ContainedServer {
  readonly #printed: { text: string };

  constructor(
    private readonly child: ChildProcess,
    readonly origin: string,
  ) {
    this.#printed = gather(child);
  }

  /** Every step of the start replaces the one before, so this is the server's own. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error("the server was not started");
    return this.child.pid;
  }

  async untilReady(): Promise<void> {
    const giveUpAt = performance.now() + startMsMax;
    while (performance.now() < giveUpAt && this.child.exitCode === null) {
      const answer = await fetch(`${this.origin}/api/ready`).catch(() => null); // not listening yet
      if (answer?.ok) return;
      await delay(pollMs);
    }
    throw new Error(`the server did not become ready:\n${this.#printed.text.slice(-3_000)}`);
  }

  /** As an engine stops it. Gives its exit code. */
  async stop(): Promise<number> {
    const gone = once(this.child, "exit");
    this.child.kill("SIGTERM");
    const [code] = await gone;
    return code;
  }
}

function gather(child: ChildProcess): { text: string } {
  const printed = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      printed.text += chunk.toString("utf8");
    });
  }
  return printed;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("there is no free port");
  return address.port;
}

/** The environment and the command of an image, as `buildah inspect` tells them. */
export function imageConfig(image: string): { readonly settings: Settings; readonly command: readonly string[] } {
  const text = execFileSync("buildah", ["inspect", "--type", "image", image], { encoding: "utf8" });
  const { config } = JSON.parse(text).Docker as { config: { Env: string[]; Cmd: string[] } };
  const settings = config.Env.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]);
  return { settings: Object.fromEntries(settings), command: config.Cmd };
}
