import type { Join, Reason } from "@/lib/semantic/schema";

type Params = Readonly<Record<string, string | number>>;

/** In English, for the command line and files; pages show the sentences of messages/<language>/reasons.json. */
const sentences = {
  "join-declared": () => "foreign key",
  "join-same-name": ({ target }: Params) => `same name as ${target}`,
  "join-named-after": ({ target }: Params) => `named after ${target}`,
  "join-ends-with": ({ column, target }: Params) => `${column} ends with the name of ${target}`,
  "join-part-of-name": ({ column, target }: Params) => `${column} is a part of the name of ${target}`,
  "join-short-name": ({ column, target }: Params) => `${column} is short for ${target}`,
  "join-own-table": ({ column }: Params) => `${column} points to its own table`,
  "join-person": ({ column, target }: Params) => `${column} is one of ${target}`,
  "join-whole-key": ({ target }: Params) => `has every column of the key of ${target}`,
  "join-values": ({ target }: Params) => `its values are those of ${target} and of no other key`,
  "join-values-of": ({ target }: Params) => `values of ${target}`,
  "join-values-within": ({ target }: Params) => `its values are among those of ${target}`,
} as const satisfies Record<string, (params: Params) => string>;

export type JoinReasonCode = keyof typeof sentences;
export const joinReasonCodes = Object.keys(sentences) as JoinReasonCode[];

export type JoinReason = Reason & { readonly code: JoinReasonCode };

/** Why a join is believed, as a join keeps it. */
export function reasonsOf(reasons: readonly JoinReason[]): Pick<Join, "reason" | "reasons"> {
  return {
    reason: reasons.map(({ code, params }) => sentences[code](params)).join("; "),
    reasons: reasons.map(({ code, params }) => ({ code, params })),
  };
}
