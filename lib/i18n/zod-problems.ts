import { en, zhCN } from "zod/locales";

/** What zod says of a value that does not fit, in each language. */
export const zodProblems = { en: en().localeError, zh: zhCN().localeError } as const;
