import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import { remember } from "@/lib/remember";

/** What every log line, audit event and failure of one request carries. Filled in as the request becomes known. */
export type RequestContext = {
  readonly requestId: string;
  /** Null until `noteReader` was called, and where nobody is signed in. */
  userId: string | null;
  /** Which of the user's sessions it is. Nothing is opened with it. Null as `userId` is, and with an API token. */
  sessionId: string | null;
};

const storage = remember("request-context", () => new AsyncLocalStorage<RequestContext>());

/** The context of the request being served, or null outside one. */
export function requestContext(): RequestContext | null {
  return storage.getStore() ?? null;
}

/**
 * Runs `work` and everything it starts inside a request context. Inside a context of the same id it joins that one: a route's
 * wrapper and the server around it are one request, and the server's access log wants to know the user.
 */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.getStore()?.requestId === context.requestId ? work() : storage.run(context, work);
}

/** The context of a request of which nothing is known yet. */
export function newContext(requestId: string): RequestContext {
  return { requestId, userId: null, sessionId: null };
}

/** Names who sent the running request, so that later log lines carry the ids. Does nothing outside a request. */
export function noteReader({ userId, sessionId }: Pick<RequestContext, "userId" | "sessionId">): void {
  const context = storage.getStore();
  if (context !== undefined) Object.assign(context, { userId, sessionId });
}

/** What a caller may send as `x-request-id`: nothing that could forge a log line, and no longer than a line can bear. */
const acceptable = /^[\w.-]{1,64}$/;

/** The caller's request id where it is acceptable, else a new one. */
export function requestIdFrom(given: string | null | undefined): string {
  // Not one that sorts by time: this is the quickest that node has, and every request needs one.
  return given != null && acceptable.test(given) ? given : randomUUID();
}
