import "server-only";
import { connect as connectTcp, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { AbstractConnector, type RedisOptions } from "ioredis";
import type { RedisNode } from "@/lib/redis-address";

/** How long a closed connection may take to end before it is torn down. */
const endMsMax = 1_000;

/**
 * Makes an ordinary client reach a Cluster over one of its nodes, and over the next when that one is lost: what is published on
 * one node is heard on all. A Cluster client of ioredis listens too, but tells nobody when its line is lost.
 */
export function anyNode(nodes: readonly RedisNode[], tls: boolean): NonNullable<RedisOptions["Connector"]> {
  return class extends AbstractConnector {
    // Instances begin at different nodes.
    #turn = Math.floor(Math.random() * nodes.length);

    constructor() {
      super(endMsMax);
    }

    async connect(): Promise<Socket> {
      const node = nodes[this.#turn % nodes.length];
      if (node === undefined) throw new Error("a Cluster needs at least one node");
      this.#turn += 1;
      const stream = tls ? connectTls(node) : connectTcp(node);
      stream.once("error", (cause) => {
        this.firstError = cause;
      });
      this.stream = stream;
      return stream;
    }
  };
}
