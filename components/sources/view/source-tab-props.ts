import type { SemanticModel } from "@/lib/semantic/schema";

/** What each tab of a source is given. `model` already shows changes that are being saved; `canEdit` also means that it holds what is hidden. */
export type SourceTabProps = { model: SemanticModel; canEdit: boolean };
