import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { z } from "zod";
import { HttpDaemon } from "@/docker/__fixtures__/http-daemon";
import { freePort } from "@/scripts/test/redis-server";

const answerSchema = z.object({ status: z.string(), error: z.string().optional(), data: z.unknown() });
const vectorSchema = z.object({
  result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: z.tuple([z.number(), z.string()]) })),
});
const targetsSchema = z.object({
  activeTargets: z.array(
    z.object({
      labels: z.record(z.string(), z.string()),
      scrapeUrl: z.string(),
      health: z.string(),
      lastError: z.string(),
    }),
  ),
});
const rulesSchema = z.object({
  groups: z.array(
    z.object({ rules: z.array(z.object({ name: z.string(), health: z.string(), lastError: z.string().optional() })) }),
  ),
});
type ScrapeConfig = { job_name: string; dns_sd_configs?: unknown; static_configs?: { targets: string[] }[] };

/** Addresses in place of the names that Docker's DNS knows, by job. */
export type Targets = Readonly<Record<string, readonly string[]>>;

/** The real Prometheus with our real configuration and rules, in a hurry: it looks every second. */
export class Prometheus {
  private constructor(
    private readonly daemon: HttpDaemon,
    private readonly folder: string,
  ) {}

  /** `blackbox`: the address of what stands for the blackbox exporter. */
  static async start(targets: Targets, blackbox: string): Promise<Prometheus> {
    const folder = await mkdtemp(join(tmpdir(), "querent-prometheus-"));
    await cp("docker/prometheus/rules", join(folder, "rules"), { recursive: true });
    const text = await readFile("docker/prometheus/prometheus.yml", "utf8");
    const config = parse(text.replaceAll("blackbox:9115", blackbox));
    config.global = { scrape_interval: "1s", scrape_timeout: "1s", evaluation_interval: "1s" };
    config.alerting = undefined;
    for (const job of config.scrape_configs as ScrapeConfig[]) {
      job.dns_sd_configs = undefined;
      job.static_configs = [{ targets: [...(targets[job.job_name] ?? [])] }];
    }
    const file = join(folder, "prometheus.yml");
    await writeFile(file, stringify(config));
    const port = await freePort();
    const listen = `--web.listen-address=127.0.0.1:${port}`;
    const args = [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, "data")}`, listen, "--log.level=warn"];
    const daemon = await HttpDaemon.start("prometheus", args, { port, readyPath: "/-/ready" });
    return new Prometheus(daemon, folder);
  }

  /** The series that an expression gives now. Fails: throws with what Prometheus says of the expression. */
  async query(expression: string) {
    return vectorSchema.parse(await this.#ask(`query?query=${encodeURIComponent(expression)}`)).result;
  }
  async targets() {
    return targetsSchema.parse(await this.#ask("targets")).activeTargets;
  }
  async rules() {
    return rulesSchema.parse(await this.#ask("rules")).groups.flatMap(({ rules }) => rules);
  }

  async stop(): Promise<void> {
    await this.daemon.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  async #ask(path: string): Promise<unknown> {
    const answer = await fetch(`${this.daemon.origin}/api/v1/${path}`);
    const { status, error, data } = answerSchema.parse(await answer.json());
    if (status !== "success") throw new Error(error);
    return data;
  }
}
