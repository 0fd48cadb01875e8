export type RedisNode = { readonly host: string; readonly port: number };
type Login = { readonly username?: string; readonly password?: string; readonly tls: boolean };

/** Where Redis is: one server, a Cluster reached over any of its nodes, or a server that Sentinels name. */
export type RedisAddress =
  | { readonly kind: "single"; readonly url: string }
  | ({ readonly kind: "cluster"; readonly nodes: readonly RedisNode[] } & Login)
  | ({ readonly kind: "sentinel"; readonly sentinels: readonly RedisNode[]; readonly masterName: string } & Login);

/** What to tell the operator when `parseRedisAddress` gives null. */
export const redisAddressForms =
  "must be an address such as redis://host:6379, redis-cluster://host1:6379,host2:6379 or redis-sentinel://host1:26379,host2:26379/name (with TLS: rediss…)";

/** `URL` knows no lists of hosts. The last "@" ends the login, as in a URL. */
const severalHosts = /^redis(s?)-(cluster|sentinel):\/\/(?:(.*)@)?([^@/?#]+)(?:\/([^/?#]*))?$/;
const portOf = { cluster: 6379, sentinel: 26379 } as const;

/** Reads `REDIS_URL`. Nulls: it has none of the forms in `redisAddressForms`. */
export function parseRedisAddress(text: string): RedisAddress | null {
  const [, secure, kind, login, hosts, path = ""] = severalHosts.exec(text) ?? [];
  if (kind !== "cluster" && kind !== "sentinel") return isSingle(text) ? { kind: "single", url: text } : null;
  const nodes = (hosts ?? "").split(",").map((host) => parseNode(host.trim(), portOf[kind]));
  const credentials = login === undefined ? {} : parseLogin(login);
  const name = decode(path);
  if (credentials === null || name === null || !isComplete(nodes)) return null;
  const common = { ...credentials, tls: secure === "s" };
  if (kind === "sentinel") return name === "" ? null : { kind, sentinels: nodes, masterName: name, ...common };
  // A Cluster has no numbered databases.
  return name === "" ? { kind, nodes, ...common } : null;
}

function isSingle(text: string): boolean {
  return URL.canParse(text) && ["redis:", "rediss:"].includes(new URL(text).protocol);
}

function parseNode(text: string, defaultPort: number): RedisNode | null {
  if (!URL.canParse(`redis://${text}`)) return null;
  const { hostname, port } = new URL(`redis://${text}`);
  if (hostname === "" || port === "0") return null;
  return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: port === "" ? defaultPort : Number(port) };
}

/** `user:password` or `:password`, percent-encoded as in a URL. */
function parseLogin(text: string): Omit<Login, "tls"> | null {
  const colon = text.indexOf(":");
  const [username, password] = [decode(text.slice(0, Math.max(0, colon))), decode(text.slice(colon + 1))];
  if (colon < 0 || username === null || password === null || password === "") return null;
  return username === "" ? { password } : { username, password };
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null; // a "%" that stands for nothing
  }
}

function isComplete(nodes: readonly (RedisNode | null)[]): nodes is readonly RedisNode[] {
  return nodes.every((node) => node !== null);
}
