import { execFile } from "node:child_process";
import { promisify } from "node:util";
import autocannon from "autocannon";

export type LoadWish = {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
};
/** **Units** milliseconds. `failed`: answers that were no success, and connections that broke. */
export type Load = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly count: number;
  readonly failed: number;
};

const run = promisify(execFile);
let hasWrk: boolean | null = null;

/** Sends one request after another on each connection: by wrk where it is installed, which leaves more of the machine to the server. */
export async function load(wish: LoadWish): Promise<Load> {
  hasWrk ??= await run("wrk", ["--version"]).then(
    () => true,
    // It tells its version and ends with 1.
    (error: { code?: unknown }) => error.code === 1,
  );
  return hasWrk ? await byWrk(wish) : await byAutocannon(wish);
}

/** Which of the two sends. */
export const loadGenerator = (): string => (hasWrk ? "wrk" : "autocannon");

async function byWrk({ url, headers = {}, connections, seconds }: LoadWish): Promise<Load> {
  const lines = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const { stdout } = await run("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...lines, url]);
  const number = (pattern: RegExp) => Number(pattern.exec(stdout)?.[1] ?? 0);
  const percentileOf = (part: number) =>
    milliseconds(new RegExp(`^\\s+${part}%\\s+(\\S+)`, "m").exec(stdout)?.[1] ?? "");
  const broken = /Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/.exec(stdout)?.slice(1) ?? [];
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    ...{ p50: percentileOf(50), p99: percentileOf(99), count: number(/(\d+) requests in/) },
    failed: number(/Non-2xx or 3xx responses: (\d+)/) + broken.reduce((sum, text) => sum + Number(text), 0),
  };
}

/** "812.00us", "1.90ms", "1.20s". */
function milliseconds(text: string): number {
  const [, value = "NaN", unit = ""] = /^([\d.]+)(us|ms|s|m)$/.exec(text) ?? [];
  const factors: Record<string, number> = { us: 0.001, ms: 1, s: 1_000, m: 60_000 };
  return Number(value) * (factors[unit] ?? Number.NaN);
}

async function byAutocannon({ url, headers = {}, connections, seconds }: LoadWish): Promise<Load> {
  const { requests, latency, non2xx, errors, timeouts, ...statuses } = await autocannon({
    ...{ url, headers: { ...headers }, connections, duration: seconds },
  });
  const notModified = Number(
    (statuses as { statusCodeStats?: Record<string, { count: number }> }).statusCodeStats?.["304"]?.count ?? 0,
  );
  return {
    ...{ perSecond: requests.average, p50: latency.p50, p99: latency.p99, count: requests.total },
    failed: non2xx - notModified + errors + timeouts,
  };
}
