import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "@/scripts/start/step.mjs";
import { findProgram } from "@/scripts/test/find-program.mjs";
import { makeCertificate, type NginxVariables, renderNginx } from "@/scripts/test/nginx-configuration";
import { onExit } from "@/scripts/test/on-exit";
import { freePort } from "@/scripts/test/redis-server";

const startMsMax = 15_000;
const pollMs = 20;

export type NginxLimits = {
  readonly requestsPerMinute: number;
  readonly requestsBurst: number;
  readonly questionsPerMinute: number;
  readonly questionsBurst: number;
};

export type NginxOptions = {
  /** Instances of the application. Example: `["127.0.0.1:3000"]`. */
  readonly upstreams: readonly string[];
  /** Without any, as `docker-compose.yml` has them: 100 requests and 20 questions a minute. */
  readonly limits?: Partial<NginxLimits>;
  /** Addresses of balancers whose word on the client's address and scheme counts. */
  readonly trustedProxies?: readonly string[];
  /** From where the metrics may be read; without any, from private networks. */
  readonly metricsFrom?: readonly string[];
};

/** What `docker-compose.yml` sets where nobody says otherwise; `docker/compose.test.ts` compares the two. */
export const nginxDefaults = {
  NGINX_REQUESTS_PER_MINUTE: "100",
  NGINX_REQUESTS_BURST: "200",
  NGINX_QUESTIONS_PER_MINUTE: "20",
  NGINX_QUESTIONS_BURST: "10",
  NGINX_METRICS_FROM: "127.0.0.0/8,10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,fc00::/7",
  NGINX_TRUSTED_PROXIES: "",
  NGINX_HSTS_SECONDS: "31536000",
  NGINX_WORKERS: "2",
} as const;

/** The real nginx with our real configuration, on free ports of this machine and in a folder of its own. */
export class NginxServer {
  #process: ChildProcess;
  #lastWords = "";
  readonly #forget = onExit(() => {
    this.#process.kill("SIGTERM"); // its workers go with it
    rmSync(this.folder, { recursive: true, force: true });
  });

  private constructor(
    readonly folder: string,
    /** Over TLS; the certificate is `ca`. */
    readonly origin: string,
    /** Sends on to https. */
    readonly plainOrigin: string,
    /** In PEM form: what a client has to trust. */
    readonly ca: string,
    readonly caFile: string,
    private variables: NginxVariables,
  ) {
    this.#process = spawn(...this.#command("-g", "daemon off;"), { stdio: ["ignore", "ignore", "pipe"] });
    this.#process.stderr?.on("data", (text: Buffer) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2_000);
    });
  }

  /** Starts it and waits until it listens. Fails: throws with what nginx said. */
  static async start({ upstreams, limits = {}, trustedProxies, metricsFrom }: NginxOptions): Promise<NginxServer> {
    const folder = await mkdtemp(join(tmpdir(), "querent-nginx-"));
    await chmod(folder, 0o755); // its workers are another user
    const [plainPort, port] = [await freePort(), await freePort()];
    const { certificateFile, keyFile, ca } = await makeCertificate(folder);
    const variables = {
      ...nginxDefaults,
      ...limitVariables(limits),
      ...(trustedProxies && { NGINX_TRUSTED_PROXIES: trustedProxies.join(",") }),
      ...(metricsFrom && { NGINX_METRICS_FROM: metricsFrom.join(",") }),
      NGINX_UPSTREAMS: upstreams.join(","),
      NGINX_LOCAL_RESOLVERS: "127.0.0.1",
      NGINX_HTTP_LISTEN: `127.0.0.1:${plainPort}`,
      NGINX_HTTPS_LISTEN: `127.0.0.1:${port}`,
      NGINX_HTTPS_SUFFIX: `:${port}`,
      NGINX_CERTIFICATE: certificateFile,
      NGINX_CERTIFICATE_KEY: keyFile,
      NGINX_ACME_ROOT: folder,
      NGINX_ACCESS_LOG: join(folder, "access.log"),
    };
    await renderNginx(folder, variables);
    const [origin, plain] = [`https://127.0.0.1:${port}`, `http://127.0.0.1:${plainPort}`];
    const server = new NginxServer(folder, origin, plain, ca, certificateFile, variables);
    try {
      await server.#listening(port);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Changes the instances and has nginx read its configuration anew; what is being answered is answered to its end. */
  async setUpstreams(upstreams: readonly string[]): Promise<void> {
    this.variables = { ...this.variables, NGINX_UPSTREAMS: upstreams.join(",") };
    await renderNginx(this.folder, this.variables);
    const before = await this.#workers();
    this.#process.kill("SIGHUP");
    // The old workers stop accepting as soon as the new ones are there.
    await this.#until(async () => (await this.#workers()).some((pid) => !before.includes(pid)));
    await this.#until(async () => !(await this.#accepting(before)));
  }

  /** Checks the configuration as `nginx -t` does. Fails: throws with what nginx said. */
  async test(): Promise<string> {
    const [command, args] = this.#command("-t");
    return await run(command, args);
  }

  /** The lines of the access log so far. Example: `{ requestId: "…", status: 200 }`. */
  async accessLines(): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(this.folder, "access.log"), "utf8");
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const gone = once(this.#process, "exit");
      this.#process.kill("SIGTERM");
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
    this.#forget();
  }

  #command(...args: string[]): [string, string[]] {
    const program = findProgram("nginx");
    if (program === null) throw new Error("nginx is not installed: npm test installs it, or apt-get install nginx");
    return [program, ["-p", `${this.folder}/`, "-c", join(this.folder, "nginx.conf"), "-e", "stderr", ...args]];
  }

  async #workers(): Promise<string[]> {
    const file = `/proc/${this.#process.pid}/task/${this.#process.pid}/children`;
    return (await readFile(file, "utf8")).split(" ").filter((pid) => pid !== "");
  }

  /** Whether one of these workers still takes new connections. */
  async #accepting(workers: readonly string[]): Promise<boolean> {
    const titles = workers.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "gone"));
    return (await Promise.all(titles)).some((title) => title.includes("worker process") && !title.includes("shutting"));
  }

  async #listening(port: number): Promise<void> {
    await this.#until(async () => {
      const socket = connect(port, "127.0.0.1");
      const isOpen = await new Promise<boolean>((resolve) => {
        socket.once("connect", () => resolve(true));
        socket.once("error", () => resolve(false));
      });
      socket.destroy();
      return isOpen;
    });
  }

  async #until(holds: () => Promise<boolean>): Promise<void> {
    const giveUpAt = performance.now() + startMsMax;
    while (!(await holds())) {
      const hasEnded = this.#process.exitCode !== null || this.#process.signalCode !== null;
      if (hasEnded || performance.now() > giveUpAt)
        throw new Error(`nginx does not do as it is told:\n${this.#lastWords}`);
      await delay(pollMs);
    }
  }
}

function limitVariables(limits: Partial<NginxLimits>): NginxVariables {
  const named = {
    NGINX_REQUESTS_PER_MINUTE: limits.requestsPerMinute,
    NGINX_REQUESTS_BURST: limits.requestsBurst,
    NGINX_QUESTIONS_PER_MINUTE: limits.questionsPerMinute,
    NGINX_QUESTIONS_BURST: limits.questionsBurst,
  };
  return Object.fromEntries(Object.entries(named).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])));
}
