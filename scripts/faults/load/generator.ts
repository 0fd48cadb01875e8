/** A process of its own that does what many people do: told so by `Traffic`, through the channel to its parent. */
import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { SeededRandom } from "@/scripts/bench/schemas/seeded-random";
import { Editor } from "@/scripts/faults/editor";
import { rowsOf } from "@/scripts/faults/rows-of";
import { actOf, drawKind, type Kind } from "./acts";
import { ManyAddresses, type Reply } from "./many-addresses";
import type { Order, Outcome, Plan, Said } from "./outcome";

/** At a hundred requests a minute for each address, far more than any load here sends. */
const addressCount = 2_000;
const warmSideBySide = 32;
/** Of what shows rows, so much is read and compared: the load must not cost more than what it loads. */
const comparedPart = 0.1;
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
  /** What is shown at a path, as its hash. */
  readonly #shown = new Map<string, string>();
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
    const seen = await (kind === "edit" ? this.#edit() : this.#look(kind)).then(
      (reply) => ({
        problem: reply.status >= 400 ? `${reply.status}${codeIn(reply)}` : null,
        isWrong: false,
        ...reply,
      }),
      (error: unknown) => ({ problem: error instanceof Error ? nameOf(error) : String(error), isWrong: false }),
    );
    this.#outcomes.push({ kind, at, ms: now() - at, problem: seen.problem, isWrong: seen.isWrong });
  }

  async #look(kind: Exclude<Kind, "edit">): Promise<Reply & { problem?: string; isWrong?: boolean }> {
    const { headers } = this.#people[this.#nextPerson++ % this.#people.length] as Person;
    const { isGood, ...request } = actOf(kind, this.plan.place, this.#random);
    const reply = await this.#addresses.send({ ...request, headers });
    if (reply.status >= 400) return reply;
    if (!isGood(reply)) return { ...reply, problem: "answered, but not what was asked for" };
    const showsRows = kind === "view" || kind === "filter";
    return { ...reply, isWrong: showsRows && this.#random.next() < comparedPart && this.#isOther(request.path, reply) };
  }

  /** Whether it differs from what was shown there before: the rows are always the same. */
  #isOther(path: string, { body }: Reply): boolean {
    const rows = createHash("sha1").update(rowsOf(body)).digest("base64");
    const before = this.#shown.get(path) ?? rows;
    this.#shown.set(path, before);
    return rows !== before;
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
