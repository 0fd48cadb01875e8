import "server-only";
import { Cluster, type Command, Redis } from "ioredis";

/** Redis is only ever an accelerator: a command that takes longer than this counts as a miss. */
const commandMsMax = 200;

/**
 * Ends a command that takes too long, after one more look at what has come: a process that had no time for its work finds its timers due
 * before the answers that lie there. It would take itself for a slow Redis, go on without it, and have even more to do.
 */
function endInTime(command: Command): void {
  const end = () => {
    if (!command.isResolved) command.reject(new Error("Command timed out"));
  };
  const late = setTimeout(() => setImmediate(end), commandMsMax);
  const inTime = () => clearTimeout(late);
  command.promise.then(inTime, inTime);
}

type Rest = [stream?: Parameters<Redis["sendCommand"]>[1], node?: unknown];

/** One server, whose commands end in time. */
export class QuickRedis extends Redis {
  override sendCommand(command: Command, ...rest: Rest) {
    endInTime(command);
    return super.sendCommand(command, ...(rest as [Rest[0]]));
  }
}

/**
 * A Cluster whose commands end in time with all their redirections. A limit of its nodes would count each try by itself, and would end
 * what the client itself asks while it connects.
 */
export class QuickCluster extends Cluster {
  override sendCommand(command: Command, ...rest: Rest) {
    endInTime(command);
    return super.sendCommand(command, ...rest);
  }
}
