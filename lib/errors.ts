import { fail } from "@/lib/result";

/**
 * Every expected failure of the product, as `stage/reason`: the HTTP status it becomes and whether trying again can help.
 * The sentence for each code stands in `messages/<language>/errors.json` under the same path; `errors.test.ts` compares them.
 */
export const errorCodes = {
  "request/malformed": { status: 400, retryable: false },
  "request/invalid": { status: 400, retryable: false },
  "request/too-large": { status: 413, retryable: false },
  "request/not-found": { status: 404, retryable: false },
  "request/origin": { status: 403, retryable: false },
  "request/rate": { status: 429, retryable: true },
  "request/internal": { status: 500, retryable: true },
  "auth/unauthenticated": { status: 401, retryable: false },
  "auth/forbidden": { status: 403, retryable: false },
  "auth/wrong-credentials": { status: 401, retryable: false },
  "auth/setup-done": { status: 404, retryable: false },
  "auth/setup-token": { status: 403, retryable: false },
  "auth/email-taken": { status: 409, retryable: false },
  "auth/email-unverified": { status: 403, retryable: false },
  "auth/last-admin": { status: 409, retryable: false },
  "db/full": { status: 507, retryable: true },
  "db/unavailable": { status: 503, retryable: true },
  "source/not-found": { status: 404, retryable: false },
  "source/name-taken": { status: 409, retryable: false },
  "source/private-address": { status: 422, retryable: false },
  "source/forbidden-address": { status: 422, retryable: false },
  "source/host": { status: 422, retryable: true },
  "source/password": { status: 422, retryable: false },
  "source/database": { status: 422, retryable: false },
  "source/rights": { status: 422, retryable: false },
  "source/tls": { status: 422, retryable: false },
  "source/file": { status: 422, retryable: false },
  "source/unreachable": { status: 503, retryable: true },
  "source/interrupted": { status: 503, retryable: true },
  "source/not-analysed": { status: 409, retryable: true },
  "question/empty": { status: 400, retryable: false },
  "question/too-long": { status: 400, retryable: false },
  "nl2sql/cannot-answer": { status: 422, retryable: false },
  "nl2sql/no-model": { status: 422, retryable: false },
  "llm/no-key": { status: 503, retryable: false },
  "llm/key-refused": { status: 502, retryable: false },
  "llm/rate": { status: 503, retryable: true },
  "llm/unavailable": { status: 503, retryable: true },
  "llm/timeout": { status: 504, retryable: true },
  "llm/empty": { status: 502, retryable: true },
  "llm/malformed": { status: 502, retryable: true },
  "semantic/conflict": { status: 409, retryable: false },
  "semantic/not-found": { status: 404, retryable: false },
  "access/not-found": { status: 404, retryable: false },
  "access/full": { status: 409, retryable: false },
  "access/table": { status: 422, retryable: false },
  "access/column": { status: 422, retryable: false },
  "access/mask": { status: 422, retryable: false },
  "verified/not-found": { status: 404, retryable: false },
  "verified/exists": { status: 409, retryable: false },
  "verified/full": { status: 409, retryable: false },
  "verified/dated": { status: 409, retryable: false },
  "verified/other-source": { status: 422, retryable: false },
  "guard/parse": { status: 422, retryable: false },
  "guard/not-one-select": { status: 422, retryable: false },
  "guard/statement": { status: 422, retryable: false },
  "guard/node": { status: 422, retryable: false },
  "guard/function": { status: 422, retryable: false },
  "guard/table": { status: 422, retryable: false },
  "guard/column": { status: 422, retryable: false },
  "guard/text": { status: 422, retryable: false },
  "guard/comment": { status: 422, retryable: false },
  "guard/ambiguous": { status: 422, retryable: false },
  "guard/recursion": { status: 422, retryable: false },
  "guard/limit": { status: 422, retryable: false },
  "guard/attribute": { status: 403, retryable: false },
  "guard/rule": { status: 403, retryable: false },
  "guard/condition": { status: 422, retryable: false },
  "execute/timeout": { status: 504, retryable: true },
  "execute/cancelled": { status: 499, retryable: true },
  "execute/failed": { status: 422, retryable: false },
  "execute/failed-policed": { status: 422, retryable: false },
  "execute/connection": { status: 503, retryable: true },
  "execute/too-large": { status: 422, retryable: false },
  "execute/costly": { status: 422, retryable: false },
  "execute/busy": { status: 503, retryable: true },
  "execute/not-running": { status: 404, retryable: false },
  "execute/stopped": { status: 499, retryable: true },
  "chat/not-found": { status: 404, retryable: false },
  "query/not-found": { status: 404, retryable: false },
  "dashboard/not-found": { status: 404, retryable: false },
  "dashboard/conflict": { status: 409, retryable: false },
  "dashboard/config": { status: 422, retryable: false },
  "dashboard/full": { status: 409, retryable: false },
  "dashboard/widget-not-found": { status: 404, retryable: false },
  "dashboard/link-not-found": { status: 404, retryable: false },
  "dashboard/links-full": { status: 409, retryable: false },
  "quality/set-not-found": { status: 404, retryable: false },
  "quality/case-not-found": { status: 404, retryable: false },
  "quality/run-not-found": { status: 404, retryable: false },
  "quality/name-taken": { status: 409, retryable: false },
  "quality/full": { status: 409, retryable: false },
  "quality/no-cases": { status: 409, retryable: false },
  "quality/running": { status: 409, retryable: false },
  "quality/other-sets": { status: 422, retryable: false },
  "quality/import": { status: 422, retryable: false },
  "quality/interrupted": { status: 503, retryable: true },
  "user/not-found": { status: 404, retryable: false },
  "token/not-found": { status: 404, retryable: false },
} as const satisfies Record<`${string}/${string}`, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorParams = Readonly<Record<string, string | number>>;

/** A coded, expected "no": what a function returns instead of throwing. Parameters fill the sentence of the code. */
export type Refusal = { readonly code: ErrorCode; readonly params: ErrorParams };

/** Makes a failed Result with a code. Example: `return refuse("source/not-found")`. */
export function refuse(code: ErrorCode, params: ErrorParams = {}): { readonly ok: false; readonly error: Refusal } {
  return fail({ code, params });
}

/** A bug or a broken machine; only `lib/http/handle.ts` and process entries catch it. Its message never reaches a user. */
export class AppError extends Error {
  override readonly name = "AppError";
}
