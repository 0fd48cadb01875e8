/** See `build.mjs`. */
export function ensureBuilt(settings?: Readonly<Record<string, string>>): Promise<void>;
