import type { ResultSet } from "@/lib/execute/schema";

/** The figures of a result, as lists of choices take them. */
export const figuresOf = (result: ResultSet | undefined): { value: string; label: string }[] =>
  (result?.columns ?? [])
    .filter(({ role, type }) => role === "measure" || type === "decimal" || type === "float")
    .map(({ name, label }) => ({ value: name, label }));
