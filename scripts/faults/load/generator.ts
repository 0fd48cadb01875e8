/** A process of its own that does what many people do: told so by `Traffic`, through the channel to its parent. */
import { setTimeout as delay } from "node:timers/promises";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";
import { Editor } from "@/scripts/faults/editor";
import { actOf, drawKind, type Kind } from "./acts";
import { ManyAddresses, type Reply } from "./many-addresses";
import type { Order, Outcome, Plan, Said } from "./outcome";

/** At a hundred requests a minute for each address, far more than any load here sends. */
const addressCount = 2_000;
const warmSideBySide = 32;
/** How far the clock may be behind when a request is due. */
const tickMs = 2;

type Person = Plan["people"][number] & { readonly editor: Editor };

class Generator {
  readonly #random = new SeededRandom(7);
  readonly #addresses: ManyAddresses;
  readonly #people: readonly Person[];
  readonly #idleEditors: Person[];
  readonly #waitingForEditor: ((person: Person) => void)[] = [];
  readonly #open = new Set<Promise<void>>();
  #outcomes: Outcome[] = [];
  #nextPerson = 0;
  /** Falls when another order comes. */
  #order = new AbortController();

  constructor(private readonly plan: Plan) {
    this.#addresses = new ManyAddresses(plan.origin, { count: addressCount, ca: plan.ca });
    this.#people = plan.people.map((person) => ({ ...person, editor: new Editor(person.dashboardId, plan.config) }));
    this.#idleEditors = [...this.#people];
  }

  /** Opens a connection from each address, as people have one when they look at a second thing. */
  async warm(): Promise<void> {
    let left = this.#addresses.count;
    const opening = async () => {
      while (left-- > 0) await this.#addresses.send({ method: "GET", path: "/api/health", headers: {} });
    };
    await Promise.all(Array.from({ length: warmSideBySide }, opening));
  }

  rush(sideBySide: number): void {
    const { signal } = this.#begin();
    for (let one = 0; one < sideBySide; one++) {
      void (async () => {
        while (!signal.aborted) await this.#track(now());
      })();
    }
  }

  hold(perSecond: number): void {
    const { signal } = this.#begin();
    void (async () => {
      const since = now();
      for (let sent = 0; !signal.aborted; await delay(tickMs)) {
        // What is due is sent, however long others are under way: people do not wait for each other.
        for (; since + (sent * 1_000) / perSecond <= now(); sent++) {
          void this.#track(since + (sent * 1_000) / perSecond);
        }
      }
    })();
  }

  /** Sends no more, and waits for what is under way. */
  async rest(): Promise<void> {
    this.#order.abort();
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  report(): Said {
    const outcomes = this.#outcomes;
    this.#outcomes = [];
    return {
      outcomes,
      confirmed: Object.fromEntries(this.#people.map(({ dashboardId, editor }) => [dashboardId, editor.confirmed])),
    };
  }

  #begin(): AbortController {
    this.#order.abort();
    this.#order = new AbortController();
    return this.#order;
  }

  async #track(at: number): Promise<void> {
    const done = this.#act(drawKind(this.#random), at);
    this.#open.add(done);
    await done;
    this.#open.delete(done);
  }

  /** Fails: never; what goes wrong is an outcome. */
  async #act(kind: Kind, at: number): Promise<void> {
    let problem: string | null = null;
    let isWrong = false;
    try {
      const [reply, isGood] = kind === "edit" ? [await this.#edit(), true] : await this.#look(kind);
      if (reply.status >= 400) problem = `${reply.status}${codeIn(reply)}`;
      else if (!isGood) [problem, isWrong] = ["not what was asked for", true];
    } catch (error) {
      problem = error instanceof Error ? nameOf(error) : String(error);
    }
    this.#outcomes.push({ kind, at, ms: now() - at, problem, isWrong });
  }

  async #look(kind: Exclude<Kind, "edit">): Promise<[Reply, boolean]> {
    const { headers } = this.#people[this.#nextPerson++ % this.#people.length] as Person;
    const { isGood, ...request } = actOf(kind, this.plan.place, this.#random);
    const reply = await this.#addresses.send({ ...request, headers });
    return [reply, isGood(reply)];
  }

  /** One who has just edited goes last: two edits of one person never cross. */
  async #edit(): Promise<Reply> {
    const person =
      this.#idleEditors.shift() ?? (await new Promise<Person>((resolve) => this.#waitingForEditor.push(resolve)));
    try {
      return await person.editor.edit((sent) => this.#addresses.send({ ...sent, headers: person.headers }));
    } finally {
      const next = this.#waitingForEditor.shift();
      if (next) next(person);
      else this.#idleEditors.push(person);
    }
  }
}

const now = (): number => performance.timeOrigin + performance.now();

/** What the application or nginx calls it. */
function codeIn({ body }: Reply): string {
  const code = /"code":"([a-z/-]+)"/.exec(body.toString("latin1", 0, 300))?.[1];
  return code === undefined ? "" : ` ${code}`;
}

function nameOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? code : `${error.name}: ${error.message}`;
}

let generator: Generator | null = null;

async function obey(order: Order): Promise<Said | null> {
  if (order.kind === "plan") {
    generator = new Generator(order.plan);
    await generator.warm();
    return null;
  }
  if (generator === null) throw new Error("there is no plan yet");
  if (order.kind === "rush") generator.rush(order.sideBySide);
  else if (order.kind === "hold") generator.hold(order.perSecond);
  else if (order.kind === "rest") await generator.rest();
  else return generator.report();
  return null;
}

process.on("message", async (order: Order) => {
  const said = await obey(order);
  process.send?.({ said });
});
// Whoever told it what to do is gone.
process.on("disconnect", () => process.exit(0));
