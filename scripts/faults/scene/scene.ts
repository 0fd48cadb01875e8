import { randomBytes } from "node:crypto";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { ApiClient, accountSettings } from "@/scripts/bench/serving/api-client";
import { makeBoard, readySource, sixTables } from "@/scripts/bench/serving/boards";
import type { Plan } from "@/scripts/faults/load/outcome";
import { NginxServer } from "@/scripts/test/nginx-server";
import { Instance } from "./instance";

const instanceCount = 2;
const personCount = 48;
const boardCount = 12;
const sideBySide = 6;
const readyMsMax = 60_000;
const pollMs = 50;

/** Where a scene keeps its data; what stands there is the caller's to start and to end. */
export type Stores = { readonly databaseUrl: string; readonly redisUrl: string };

/** Two instances behind the real nginx, on stores that both share, with people who are signed in and dashboards to look at. */
export class Scene implements AsyncDisposable {
  private constructor(
    readonly instances: readonly [Instance, Instance],
    readonly nginx: NginxServer,
    private readonly stack: AsyncDisposableStack,
    private readonly parts: Pick<Plan, "place" | "people" | "config">,
  ) {}

  /** FAULTS_LOGS names a folder where the logs of nginx and the instances stay. */
  static async open(
    { databaseUrl, redisUrl }: Stores,
    moreSettings: Readonly<Record<string, string>> = {},
  ): Promise<Scene> {
    await using stack = new AsyncDisposableStack();
    const shared = {
      ...accountSettings,
      ...{ DATABASE_URL: databaseUrl, REDIS_URL: redisUrl, QUERENT_SECRET: randomBytes(32).toString("base64") },
      ...moreSettings,
    };
    const instances: Instance[] = [];
    while (instances.length < instanceCount) {
      instances.push(stack.use(await Instance.prepare(shared, logFile(`instance-${instances.length + 1}`))));
    }
    const nginx = await NginxServer.start({ upstreams: instances.map(({ address }) => address) });
    stack.adopt(nginx, () => nginx.stop());
    const log = logFile("nginx");
    if (log !== null) stack.defer(() => copyFileSync(join(nginx.folder, "access.log"), log));
    // One after the other: the first makes the tables.
    for (const instance of instances) await instance.start();
    const [first, second] = instances as [Instance, Instance];
    const parts = await furnish(first.origin);
    const scene = new Scene([first, second], nginx, stack.move(), parts);
    await scene.untilTaking();
    return scene;
  }

  /** What the load has to know. */
  get plan(): Plan {
    return { ...this.parts, origin: this.nginx.origin, ca: this.nginx.ca };
  }

  /** Until every instance takes traffic, as a balancer sees it. */
  async untilTaking(): Promise<void> {
    for (const giveUpAt = performance.now() + readyMsMax; ; await delay(pollMs)) {
      const said = await this.#readiness();
      if (said.every((status) => status === "ready" || status === "degraded")) return;
      if (performance.now() > giveUpAt) throw new Error(`the instances did not get ready: ${said.join(", ")}`);
    }
  }

  /** Whether every part of every instance answers. */
  async isReady(): Promise<boolean> {
    return (await this.#readiness()).every((status) => status === "ready");
  }

  async #readiness() {
    return await Promise.all(this.instances.map((instance) => instance.readiness()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stack.disposeAsync();
  }
}

/** Nulls: nobody wants it. */
function logFile(name: string): string | null {
  const folder = process.env.FAULTS_LOGS;
  if (folder === undefined) return null;
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.log`);
}

/** People who may design and ask, each with a dashboard of their own, and dashboards that all may look at. */
async function furnish(origin: string): Promise<Pick<Plan, "place" | "people" | "config">> {
  const admin = await ApiClient.signIn(origin);
  const sourceId = await readySource(admin);
  const boardIds: string[] = [];
  for (let salt = 0; salt < boardCount; salt++) {
    const id = await makeBoard(admin, `Board ${salt}`, sixTables(sourceId, { salt, cacheSeconds: 60 }));
    ApiClient.json(await admin.send("PATCH", `/api/dashboards/${id}`, { visibility: "everyone" }));
    boardIds.push(id);
  }
  const config = sixTables(sourceId, { salt: boardCount });
  const people: Plan["people"][number][] = [];
  let next = 0;
  const inviting = async () => {
    while (next < personCount) people.push(await invite(admin, next++, config));
  };
  await Promise.all(Array.from({ length: sideBySide }, inviting));
  return { place: { sourceId, boardIds }, people, config };
}

async function invite(admin: ApiClient, index: number, config: Plan["config"]): Promise<Plan["people"][number]> {
  const login = { email: `person-${index}@example.com`, password: `a password of person ${index}` };
  ApiClient.json(await admin.send("POST", "/api/users", { ...login, name: `Person ${index}`, role: "designer" }));
  const person = await ApiClient.signIn(admin.origin, login);
  const dashboardId = await makeBoard(person, "as of 0", config);
  person.close();
  return { headers: person.headers, dashboardId };
}
