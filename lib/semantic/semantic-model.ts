import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Result } from "@/lib/result";
import type { SemanticModel } from "@/lib/semantic/schema";
import type { SourceStructure } from "@/lib/source/schema";

/** Draft signatures while the store grows. */
export declare function semanticModelFor(viewer: Viewer, sourceId: string): Promise<Result<SemanticModel>>;
export declare function saveModel(viewer: Viewer, model: SemanticModel): Promise<Result<SemanticModel>>;
export declare function refreshModel(sourceId: string, structure: SourceStructure): Promise<Result<SemanticModel>>;
