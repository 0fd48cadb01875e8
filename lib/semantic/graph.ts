import type { Join, SemanticModel } from "@/lib/semantic/schema";

/**
 * One join walked in a direction. `toMany` says that a row of `from` can meet several rows of `to`: sums of `from`
 * columns would then be counted more than once (fan-out).
 */
export type JoinStep = { readonly join: Join; readonly from: string; readonly to: string; readonly toMany: boolean };

/** The joins between two entities and in which direction each is walked; fewest joins first. */
export declare function joinSteps(model: SemanticModel, fromEntity: string, toEntity: string): JoinStep[] | null;

/** The joins between two entities, in walking order; null when nothing connects them, [] when they are the same. */
export declare function joinPath(model: SemanticModel, fromEntity: string, toEntity: string): Join[] | null;
