import { version } from "@/package.json";

/** The version of Querent that is running. */
export const buildVersion = (): string => version;
