import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FairQueue, type Turn } from "./fair-queue";

const patient = () => ({ signal: new AbortController().signal });
/** Lets everything happen that has been decided. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

function lineOf(people: readonly string[], concurrencyMax = 1) {
  const queue = new FairQueue({ concurrencyMax, lengthMax: 1_000 });
  const served: string[] = [];
  const turns: Turn[] = [];
  const positions = new Map<number, number[]>();
  for (const [index, person] of people.entries()) {
    const onPosition = (position: number) => positions.set(index, [...(positions.get(index) ?? []), position]);
    void queue.enter(person, { ...patient(), onPosition }).then((turn) => {
      if (!turn.ok) throw new Error(turn.error.code);
      served.push(person);
      turns.push(turn.value);
    });
  }
  return { queue, served, turns, positions };
}

describe("FairQueue", () => {
  it("does not let fifty of one person hold up one of another", async () => {
    const { served, turns } = lineOf([...Array.from({ length: 50 }, () => "many"), "one"]);
    for (let step = 0; step < 3; step++) {
      await settled();
      turns.at(-1)?.end();
    }
    expect(served.indexOf("one")).toBeLessThanOrEqual(2);
  });

  it("tells everybody the place in which they are served", async () => {
    const { served, turns, positions } = lineOf(["a", "a", "a", "b"]);
    await settled();
    expect([...positions.values()].map((places) => places.at(-1))).toEqual([1, 3, 2]);
    turns[0]?.end();
    await settled();
    expect(served).toEqual(["a", "a"]);
    expect([positions.get(3)?.at(-1), positions.get(2)?.at(-1)]).toEqual([1, 2]);
  });

  it("refuses when the line is full, and lets go of whoever leaves", async () => {
    const queue = new FairQueue({ concurrencyMax: 1, lengthMax: 1 });
    const first = await queue.enter("a", patient());
    const leaving = new AbortController();
    const second = queue.enter("b", { signal: leaving.signal });
    expect(await queue.enter("c", patient())).toMatchObject({ ok: false, error: { code: "execute/busy" } });
    leaving.abort();
    expect(await second).toMatchObject({ ok: false, error: { code: "execute/cancelled" } });
    expect(queue.waiting).toBe(0);
    if (first.ok) first.value.end();
    expect((await queue.enter("c", patient())).ok).toBe(true);
  });

  it("serves more at once as soon as it may", async () => {
    const { queue, served } = lineOf(["a", "b", "c"]);
    await settled();
    queue.concurrencyMax = 3;
    await settled();
    expect(served).toEqual(["a", "b", "c"]);
  });

  it("loses nobody, serves nobody twice and never runs more than it may, whatever comes, ends or leaves", async () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant("enter" as const), person: fc.nat(4) }),
      fc.record({ kind: fc.constant("end" as const), which: fc.nat(20) }),
      fc.record({ kind: fc.constant("leave" as const), which: fc.nat(20) }),
      fc.record({ kind: fc.constant("limit" as const), max: fc.integer({ min: 1, max: 4 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 60 }), async (acts) => {
        const queue = new FairQueue({ concurrencyMax: 2, lengthMax: 1_000 });
        const outcomes: string[] = [];
        const controllers: AbortController[] = [];
        const open: Turn[] = [];
        for (const one of acts) {
          if (one.kind === "enter") {
            const controller = new AbortController();
            controllers.push(controller);
            void queue.enter(`person ${one.person}`, { signal: controller.signal }).then((turn) => {
              outcomes.push(turn.ok ? "served" : turn.error.code);
              if (turn.ok) open.push(turn.value);
            });
          } else if (one.kind === "end") open.splice(one.which % Math.max(1, open.length), 1)[0]?.end();
          else if (one.kind === "leave") controllers[one.which % Math.max(1, controllers.length)]?.abort();
          else queue.concurrencyMax = one.max;
          await settled();
          expect(queue.running).toBe(open.length);
          expect(queue.waiting + outcomes.length).toBe(controllers.length);
        }
        // In the end everybody has been answered exactly once.
        while (open.length > 0) {
          open.pop()?.end();
          await settled();
        }
        expect(outcomes).toHaveLength(controllers.length);
        expect([queue.running, queue.waiting]).toEqual([0, 0]);
      }),
      { numRuns: 150 },
    );
  });
});
