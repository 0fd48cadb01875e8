import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { MariadbServer } from "./mariadb-server";
import { freePort } from "./redis-server";

const provider = "/usr/lib/galera/libgalera_smm.so";

/** What the machine lacks for one; null: nothing. */
export async function missingForGalera(): Promise<string | null> {
  if (!existsSync(provider)) return "Galera (apt-get install galera-4)";
  const hasRsync = await promisify(execFile)("rsync", ["--version"]).then(
    () => true,
    () => false,
  );
  return hasRsync ? null : "rsync, by which a node is given what the others have";
}

/** MariaDB servers of a test's own that hold the same: what one has confirmed, the others have received. */
export class GaleraCluster implements AsyncDisposable {
  private constructor(readonly nodes: readonly MariadbServer[]) {}

  static async run(count = 3): Promise<GaleraCluster> {
    const ports = await Promise.all(Array.from({ length: count }, freePort));
    const nodes: MariadbServer[] = [];
    const cluster = new GaleraCluster(nodes);
    try {
      for (const port of ports) nodes.push(await MariadbServer.prepare({ args: await optionsOf(port, ports) }));
      for (const [index, node] of nodes.entries()) {
        await node.start(index === 0 ? ["--wsrep-new-cluster"] : []);
        if (index === 0) await node.makeDatabase();
      }
    } catch (error) {
      await cluster[Symbol.asyncDispose]();
      throw error;
    }
    return cluster;
  }

  /** Starts one again that died: it is given what it has missed, and no more, where it can tell how far it had come. */
  async rejoin(node: MariadbServer): Promise<void> {
    const said = await node.say(["--wsrep-recover"]);
    const position = /Recovered position: (\S+)/.exec(said)?.[1];
    await node.start(position === undefined ? [] : [`--wsrep-start-position=${position}`]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.remove()));
  }
}

/** `port`: where the nodes talk to each other; two more are for handing over what one has missed. */
async function optionsOf(port: number, ports: readonly number[]): Promise<string[]> {
  const [partsPort, wholePort] = [await freePort(), await freePort()];
  const own = `gmcast.listen_addr=tcp://127.0.0.1:${port};ist.recv_addr=127.0.0.1:${partsPort};gcache.size=64M`;
  return [
    ...["--wsrep-on=ON", `--wsrep-provider=${provider}`, "--wsrep-cluster-name=querent"],
    `--wsrep-cluster-address=gcomm://${ports.map((each) => `127.0.0.1:${each}`).join(",")}`,
    ...[`--wsrep-node-address=127.0.0.1:${port}`, `--wsrep-provider-options=${own}`],
    ...["--wsrep-sst-method=rsync", `--wsrep-sst-receive-address=127.0.0.1:${wholePort}`],
    ...["--binlog-format=ROW", "--default-storage-engine=InnoDB", "--innodb-autoinc-lock-mode=2"],
  ];
}
