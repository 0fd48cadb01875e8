/** Keys whose value is a secret wherever it stands. Counts such as `inputTokens` are numbers and stay. */
const secretKey = /(pass(word|phrase)?|secret|token|authorization|cookie|api[-_]?key|credentials?|private[-_]?key)$/i;
/** Keys that hold people's data: bound parameters, rows, literals. Only their number is told. */
const valueKey = /^(params|parameters|values|rows|args|body)$/i;

const hidden = "[redacted]";
const depthMax = 6;

/**
 * A copy of a log object without secrets and without data values, errors in a plain form.
 * What is nested deeper than a log line should be is cut.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Error) return plainError(value, depth);
  if (value instanceof Date) return value.toISOString();
  if (depth >= depthMax) return "[deeper]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redactEntry(key, item, depth)]));
}

function redactEntry(key: string, value: unknown, depth: number): unknown {
  if (valueKey.test(key)) return `[${Array.isArray(value) ? value.length : 1} not logged]`;
  const couldHoldSecret = typeof value === "string" || (typeof value === "object" && value !== null);
  return secretKey.test(key) && couldHoldSecret ? hidden : redact(value, depth + 1);
}

/**
 * An error as plain data: name, message, stack, code, cause. Other own properties are left out on purpose: database
 * drivers and the query builder hang the statement and its parameters there.
 */
function plainError(error: Error, depth: number): Record<string, unknown> {
  const message = redactText(withoutParams(error.message));
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message,
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    stack: stackFrames(error),
    ...(error.cause !== undefined && depth < depthMax ? { cause: redact(error.cause, depth + 1) } : {}),
  };
}

/** The query builder prints "Failed query: … params: a,b,c" into its message. */
function withoutParams(message: string): string {
  return message.replace(/\nparams: [\s\S]*$/, "");
}

/** The frames alone: the head of a stack repeats the message, with what was taken out of it. */
function stackFrames(error: Error): string {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return frames.join("\n");
}

/** Hides secrets that show by their form: passwords in addresses, bearer tokens, provider keys. Safe on a line of JSON. */
export function redactText(text: string): string {
  return text
    .replace(/(:\/\/[^\s:/@"]*):[^\s/@"]+@/g, `$1:${hidden}@`)
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${hidden}`)
    .replace(/\bsk-[\w-]{8,}/g, hidden);
}
