import { expect, test } from "vitest";
import type { RowsReading } from "@/lib/client/dashboard-look";
import { RowsReader } from "@/lib/client/rows-reader";
import { emptyLook, type WidgetData } from "@/lib/dashboard/look/schema";

const sight = { by: "account", dashboardId: "d" } as const;
const rowsOf = (widgetId: string): WidgetData => ({ status: "waiting", widgetId, filterId: "f" });
const wish = (widgetId: string, isInView: boolean, signal = new AbortController().signal) => ({
  ...{ widgetId, look: emptyLook, signal, isInView: () => isInView },
});

/** A reader whose requests are noted and answered by hand. */
function noted() {
  const requests: {
    reading: RowsReading;
    signal?: AbortSignal;
    /** Gives the rows of one. */
    tell: (widgetId: string) => void;
    end: (error?: Error) => void;
    /** Gives all that were asked for. */
    answer: () => void;
  }[] = [];
  const reader = new RowsReader(sight, (_, reading, { signal, onWidget }) => {
    return new Promise((resolve, reject) => {
      const tell = (widgetId: string) => onWidget(rowsOf(widgetId));
      const end = (error?: Error) => (error ? reject(error) : resolve());
      const answer = () => {
        for (const widgetId of reading.widgetIds) tell(widgetId);
        end();
      };
      requests.push({ reading, signal, tell, end, answer });
    });
  });
  const sent = (count: number) => expect.poll(() => requests.length).toBe(count);
  return { reader, requests, sent };
}

test("all widgets of a page take two requests: those in sight, and when they are there the rest", async () => {
  const { reader, requests, sent } = noted();
  const reads = [wish("far", false), wish("a", true), wish("b", true)].map((one) => reader.read(one));
  await sent(1);
  expect(requests[0]?.reading.widgetIds).toEqual(["a", "b"]);
  requests[0]?.answer();
  await sent(2);
  expect(requests[1]?.reading.widgetIds).toEqual(["far"]);
  requests[1]?.answer();
  expect((await Promise.all(reads)).map(({ widgetId }) => widgetId)).toEqual(["far", "a", "b"]);
});

test("a request that fails tells all who wait, and the rest is asked for all the same", async () => {
  const { reader, requests, sent } = noted();
  const seen = reader.read(wish("a", true));
  const far = reader.read(wish("far", false));
  await sent(1);
  requests[0]?.end(new Error("lost"));
  await expect(seen).rejects.toThrow("lost");
  await sent(2);
  requests[1]?.answer();
  await expect(far).resolves.toEqual(rowsOf("far"));
});

test("a request is broken off when nobody waits for it any more, and not before", async () => {
  const { reader, requests, sent } = noted();
  const [one, other] = [new AbortController(), new AbortController()];
  const reads = Promise.allSettled([
    reader.read(wish("a", true, one.signal)),
    reader.read(wish("b", true, other.signal)),
  ]);
  await sent(1);
  one.abort();
  expect(requests[0]?.signal?.aborted).toBe(false);
  other.abort();
  expect(requests[0]?.signal?.aborted).toBe(true);
  requests[0]?.end(new Error("aborted"));
  await reads;
});

test("what was given up before it was sent is not asked for", async () => {
  const { reader, requests, sent } = noted();
  const gone = new AbortController();
  void reader.read(wish("gone", true, gone.signal));
  const kept = reader.read(wish("kept", true));
  gone.abort();
  await sent(1);
  expect(requests[0]?.reading.widgetIds).toEqual(["kept"]);
  requests[0]?.answer();
  await kept;
});

test("each has its rows as they come, and what breaks off later is told to those alone who still wait", async () => {
  const { reader, requests, sent } = noted();
  const quick = reader.read(wish("quick", true));
  const slow = reader.read(wish("slow", true));
  await sent(1);
  requests[0]?.tell("quick");
  await expect(quick).resolves.toEqual(rowsOf("quick"));
  requests[0]?.end(new Error("broken off"));
  await expect(slow).rejects.toThrow("broken off");
});

test("an answer that ends without the rows of a widget is an error of that widget", async () => {
  const { reader, requests, sent } = noted();
  const told = reader.read(wish("told", true));
  const forgotten = reader.read(wish("forgotten", true));
  await sent(1);
  requests[0]?.tell("told");
  requests[0]?.end();
  await expect(told).resolves.toEqual(rowsOf("told"));
  await expect(forgotten).rejects.toMatchObject({ code: "client/answer" });
});

test("who has their rows already does not keep a request alive, nor end one whose last words are on their way", async () => {
  const { reader, requests, sent } = noted();
  const leaving = new AbortController();
  const reads = Promise.allSettled([reader.read(wish("a", true)), reader.read(wish("b", true, leaving.signal))]);
  await sent(1);
  requests[0]?.tell("a");
  expect(requests[0]?.signal?.aborted).toBe(false);
  leaving.abort();
  expect(requests[0]?.signal?.aborted).toBe(true);
  requests[0]?.end(new Error("aborted"));
  await reads;
  const last = reader.read(wish("a", true));
  await sent(2);
  requests[1]?.tell("a");
  await last;
  expect(requests[1]?.signal?.aborted).toBe(false);
});
