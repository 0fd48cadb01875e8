import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const serviceSchema = z.looseObject({
  image: z.string(),
  restart: z.string().optional(),
  profiles: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  networks: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.union([z.string(), z.number()]).nullable()).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()).optional(), disable: z.boolean().optional() }).optional(),
  deploy: z.looseObject({ resources: z.object({ limits: z.record(z.string(), z.unknown()) }) }).optional(),
});
const composeSchema = z.looseObject({
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.looseObject({ internal: z.boolean().optional() }).nullable()),
  volumes: z.record(z.string(), z.unknown()),
});

export const composeText = readFileSync("docker-compose.yml", "utf8");

/** Every `${NAME…}` of the compose file. Nulls: without a default, or without a demand. */
export function composeVariables(): { name: string; byDefault: string | null; demand: string | null }[] {
  const withoutComments = composeText.replace(/^\s*#.*$/gm, "");
  return [...withoutComments.matchAll(/(?<!\$)\$\{([A-Z_]+)(?::-([^}]*)|:\?([^}]*))?\}/g)].map(
    ([, name = "", byDefault = null, demand = null]) => ({ name, byDefault, demand }),
  );
}

/**
 * The compose file as `docker compose` reads it with these variables. Source: "Interpolation" of the Compose Specification, as far as
 * the file uses it. Fails: throws where a variable is demanded and missing, with the file's own words.
 */
export function readCompose(variables: Readonly<Record<string, string>>): z.output<typeof composeSchema> {
  const fill = (text: string) =>
    text
      .replace(/(?<!\$)\$\{([A-Z_]+)(?::-([^}]*)|:\?([^}]*))?\}/g, (_whole, name: string, byDefault, demand) => {
        const value = variables[name] ?? "";
        if (value === "" && demand !== undefined) throw new Error(`required variable ${name} is missing: ${demand}`);
        return value === "" ? (byDefault ?? "") : value;
      })
      .replaceAll("$$", "$");
  return composeSchema.parse(deep(parse(composeText, { merge: true }), fill));
}

/** A copy with every text changed; names stay, as in compose. */
function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deep(item, change)]));
}
