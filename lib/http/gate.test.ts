import { EventEmitter } from "node:events";
import type { ServerResponse } from "node:http";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it } from "vitest";
import { Gate } from "./gate";

/** Of a response the gate needs nothing but its end. */
const someResponse = () => new EventEmitter() as ServerResponse;

/** A gate whose clock only moves when a request takes time, and those that came to it. `eachMs`: how long each takes before it waits. */
function gateWith(eachMs: number) {
  let now = 0;
  const gate = new Gate(() => now);
  const entered: number[] = [];
  const begin = (index: number) => {
    entered.push(index);
    now += eachMs;
  };
  const arrive = (count: number, from = 0): ServerResponse[] =>
    Array.from({ length: count }, (_, on) => {
      const response = someResponse();
      const waits = gate.enter(response);
      if (waits === null) begin(from + on);
      else void waits.then((mayEnter) => mayEnter && begin(from + on));
      return response;
    });
  return { entered, arrive };
}

it("lets in at once who takes little time", async () => {
  const { entered, arrive } = gateWith(0.1);
  arrive(8);
  expect(entered).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  await nextTurn();
  arrive(2, 8);
  expect(entered).toHaveLength(10);
});

it("lets in one a turn of those who take long, in their order", async () => {
  const { entered, arrive } = gateWith(5);
  arrive(4);
  expect(entered).toEqual([0]);
  await nextTurn();
  expect(entered).toEqual([0, 1]);
  await nextTurn();
  expect(entered).toEqual([0, 1, 2]);
  await nextTurn();
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3]);
});

it("lets in of those who wait as many a turn as there is time for", async () => {
  const { entered, arrive } = gateWith(0.4);
  arrive(8);
  expect(entered).toEqual([0, 1, 2]);
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3, 4, 5]);
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it("does not begin what nobody waits for any more", async () => {
  const { entered, arrive } = gateWith(5);
  const responses = arrive(5);
  responses[1]?.emit("close");
  responses[3]?.emit("close");
  for (let turn = 0; turn < 4; turn += 1) await nextTurn();
  expect(entered).toEqual([0, 2, 4]);
});

it("lets nobody in before those who wait", async () => {
  const { entered, arrive } = gateWith(5);
  arrive(3);
  await nextTurn();
  arrive(1, 3);
  expect(entered).toEqual([0, 1]);
  await nextTurn();
  await nextTurn();
  expect(entered).toEqual([0, 1, 2, 3]);
});
