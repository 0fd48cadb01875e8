import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceStructure } from "@/lib/source/schema";

/** Draft signature while the rules are written. */
export declare function buildModel(structure: SourceStructure, sourceId: string): SemanticModel;
