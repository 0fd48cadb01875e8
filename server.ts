/**
 * The production entry. Everything is imported late, so that a bad environment, which `lib/env.ts` refuses while it is
 * imported, ends in a sentence for the operator and not in a stack.
 */
try {
  (await import("@/lib/http/keep-tick-shape")).keepTickShape();
  const { supervises, superviseWorkers } = await import("@/lib/http/workers");
  if (supervises()) await superviseWorkers();
  else await (await import("@/lib/http/serve")).serve();
} catch (error) {
  const forOperator = error instanceof Error && ["AppError", "EnvironmentError"].includes(error.name);
  if (!forOperator) console.error(error);
  else console.error(`\n${error.message}${error.cause === undefined ? "" : `\nCause: ${String(error.cause)}`}\n`);
  process.exit(1);
}
