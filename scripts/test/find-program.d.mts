/** The full path of a program. Nulls: it is not installed. */
export function findProgram(name: string): string | null;
