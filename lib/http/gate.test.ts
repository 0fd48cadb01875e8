import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { Gate } from "./gate";

/** Of a response the gate needs nothing but its end. */
const someResponse = () => new EventEmitter() as ServerResponse;

function arrivals(gate: Gate, count: number) {
  const entered: number[] = [];
  const responses = Array.from({ length: count }, someResponse);
  for (const [index, response] of responses.entries()) {
    const waits = gate.enter(response);
    if (waits === null) entered.push(index);
    else void waits.then((mayEnter) => mayEnter && entered.push(index));
  }
  return { entered, responses };
}

it("lets in at once who comes alone, and of many a few a turn, in their order", async () => {
  const gate = new Gate();
  expect(gate.enter(someResponse())).toBeNull();
  await nextTurn();
  const { entered } = arrivals(gate, 10);
  expect(entered).toEqual([0, 1, 2, 3]);
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  await nextTurn();
  expect(gate.enter(someResponse())).toBeNull();
});

it("does not begin what nobody waits for any more", async () => {
  const gate = new Gate();
  const { entered, responses } = arrivals(gate, 9);
  responses[4]?.emit("close");
  responses[6]?.emit("close");
  for (let turn = 0; turn < 3; turn += 1) await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3, 5, 7, 8]);
});

it("lets nobody in before those who wait", async () => {
  const gate = new Gate();
  const { entered } = arrivals(gate, 6);
  await nextTurn();
  const late = gate.enter(someResponse());
  expect([entered, late]).toEqual([[0, 1, 2, 3, 4, 5], null]);
  const { entered: more } = arrivals(gate, 3);
  expect(more).toEqual([0]);
});
