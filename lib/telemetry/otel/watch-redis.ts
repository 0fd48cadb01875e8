import { type TracingChannelSubscribers, tracingChannel } from "node:diagnostics_channel";
import { beginSpan } from "@/lib/telemetry/trace";

/** What ioredis tells of a command; it also tells the arguments, which are nobody's business. */
type RedisCommand = {
  readonly command: string;
  readonly database: number;
  readonly serverAddress: string;
  readonly serverPort?: number | undefined;
  readonly error?: unknown;
};

/** Gives each command to Redis a span in the trace that it is sent for. Returns how to end that. */
export function watchRedis(): () => void {
  const channel = tracingChannel<"ioredis:command", RedisCommand>("ioredis:command");
  const open = new WeakMap<RedisCommand, NonNullable<ReturnType<typeof beginSpan>>>();
  const subscribers: TracingChannelSubscribers<RedisCommand> = {
    start(message) {
      const begun = beginSpan(message.command.toUpperCase(), { kind: "client", attributes: attributesOf(message) });
      if (begun !== null) open.set(message, begun);
    },
    end: () => undefined,
    asyncStart: () => undefined,
    error: (message) => open.get(message)?.fail(message.error instanceof Error ? message.error.name : "error"),
    asyncEnd: (message) => open.get(message)?.end(),
  };
  channel.subscribe(subscribers);
  return () => void channel.unsubscribe(subscribers);
}

function attributesOf({ command, database, serverAddress, serverPort }: RedisCommand) {
  return {
    "db.system.name": "redis",
    "db.operation.name": command.toUpperCase(),
    "db.namespace": String(database),
    "server.address": serverAddress,
    ...(serverPort !== undefined && { "server.port": serverPort }),
  };
}
